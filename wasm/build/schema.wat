(module
 (type $0 (func (param i32)))
 (type $1 (func (param i32 i32)))
 (type $2 (func (param i32 i32 i32) (result i32)))
 (type $3 (func))
 (type $4 (func (param i32 i32 i32)))
 (type $5 (func (param i32 i32) (result i32)))
 (type $6 (func (param i32 i32 i32 i32) (result i32)))
 (type $7 (func (param i32) (result i32)))
 (type $8 (func (param i32 i32 i32 i32)))
 (type $9 (func (param f64 f64)))
 (type $10 (func (param i32 i64) (result i32)))
 (type $11 (func (param f64)))
 (type $12 (func (param i32 i32) (result i64)))
 (type $13 (func (param i32 f64) (result i32)))
 (type $14 (func (param i64 i32) (result i64)))
 (type $15 (func (param i32 i32 i64) (result i32)))
 (global $wasm/assembly/schema/state/session (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/state/program (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/state/arena (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/state/levels (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/machine/origin (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/lane_scalars/valueEnd (mut i32) (i32.const 0))
 (global $wasm/assembly/number/digitsRead (mut i64) (i64.const 0))
 (global $wasm/assembly/number/powerRead (mut i32) (i32.const 0))
 (global $wasm/assembly/number/hasMore (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/lane_scalars/isWide (mut i32) (i32.const 0))
 (global $wasm/assembly/memory/top (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/lane_scalars/hasEscapes (mut i32) (i32.const 0))
 (global $wasm/assembly/schema/machine/simpleValue (mut f64) (f64.const 0))
 (memory $0 1 32768)
 (data $1 (i32.const 1152) "0000000000000000\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t")
 (data $6 (i32.const 13976) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $7 (i32.const 13992) "\01\00\00\00\00\00\00\00\n\00\00\00\00\00\00\00d\00\00\00\00\00\00\00\e8\03\00\00\00\00\00\00\10\'\00\00\00\00\00\00\a0\86\01\00\00\00\00\00@B\0f\00\00\00\00\00\80\96\98\00\00\00\00\00\00\e1\f5\05\00\00\00\00\00\ca\9a;\00\00\00\00\00\e4\0bT\02\00\00\00\00\e8vH\17\00\00\00\00\10\a5\d4\e8\00\00\00\00\a0rN\18\t\00\00\00@z\10\f3Z\00\00\00\80\c6\a4~\8d\03\00\00\00\c1o\f2\86#")
 (data $9 (i32.const 14168) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\00\01\02\03\04\05\06\07\08\t\ff\ff\ff\ff\ff\ff\ff\n\0b\0c\r\0e\0f\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\n\0b\0c\r\0e\0f\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $11 (i32.const 14326) "\f0?\00\00\00\00\00\00$@\00\00\00\00\00\00Y@\00\00\00\00\00@\8f@\00\00\00\00\00\88\c3@\00\00\00\00\00j\f8@\00\00\00\00\80\84.A\00\00\00\00\d0\12cA\00\00\00\00\84\d7\97A\00\00\00\00e\cd\cdA\00\00\00 _\a0\02B\00\00\00\e8vH7B\00\00\00\a2\94\1amB\00\00@\e5\9c0\a2B\00\00\90\1e\c4\bc\d6B\00\004&\f5k\0cC\00\80\e07y\c3AC\00\a0\d8\85W4vC\00\c8Ngm\c1\abC\00=\91`\e4X\e1C@\8c\b5x\1d\af\15DP\ef\e2\d6\e4\1aKD\92\d5M\06\cf\f0\80D")
 (export "allocate" (func $wasm/assembly/memory/allocate))
 (export "release" (func $wasm/assembly/memory/release))
 (export "schemaCreate" (func $wasm/assembly/schema/machine/schemaCreate))
 (export "schemaEnd" (func $wasm/assembly/schema/machine/schemaEnd))
 (export "schemaFree" (func $wasm/assembly/schema/machine/schemaFree))
 (export "schemaReset" (func $wasm/assembly/schema/machine/schemaReset))
 (export "schemaResume" (func $wasm/assembly/schema/machine/schemaResume))
 (export "schemaWrite" (func $wasm/assembly/schema/machine/schemaWrite))
 (export "memory" (memory $0))
 (func $wasm/assembly/schema/frames/fail (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   return
  end
  local.get $1
  if
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 5
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $2
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $3
   global.get $wasm/assembly/schema/state/session
   local.get $1
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   local.get $2
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   local.get $3
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.const 2
  i32.store
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 15
  i32.add
  i32.const 2
  i32.shl
  i32.add
  global.get $wasm/assembly/schema/state/session
  i32.load offset=4
  i32.store
  local.get $0
  i32.const 0
  call $wasm/assembly/schema/frames/tell
 )
 (func $wasm/assembly/schema/state/grow (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  i32.const 896
  i32.const 1
  i32.const 32
  local.get $2
  i32.const 127
  i32.add
  i32.clz
  i32.sub
  i32.shl
  i32.const 128
  i32.sub
  local.tee $2
  local.get $2
  i32.const 896
  i32.le_u
  select
  local.tee $2
  call $wasm/assembly/memory/allocate
  local.tee $5
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.add
  i32.load
  local.set $4
  local.get $3
  if
   local.get $5
   local.get $4
   local.get $3
   memory.copy
  end
  local.get $4
  if
   local.get $4
   local.get $4
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $3
   i32.load
   i32.store
   local.get $3
   local.get $4
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.add
  local.get $5
  i32.store
  global.get $wasm/assembly/schema/state/session
  local.get $1
  i32.add
  local.get $2
  i32.store
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  i32.const 1
 )
 (func $wasm/assembly/schema/frames/settle (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.tee $2
  i32.load
  i32.const 1
  i32.sub
  local.set $1
  local.get $2
  local.get $1
  i32.store
  local.get $1
  i32.const 0
  i32.gt_s
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.const 1
  i32.store
  local.get $0
  i32.const 1
  call $wasm/assembly/schema/frames/tell
 )
 (func $wasm/assembly/schema/frames/settleOwn (param $0 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 6
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 6
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.const 0
  i32.store
  local.get $0
  call $wasm/assembly/schema/frames/settle
 )
 (func $wasm/assembly/schema/frames/startValue (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  local.tee $3
  i32.const 1
  i32.add
  i32.const 80
  i32.mul
  local.set $1
  local.get $3
  i32.const 80
  i32.mul
  local.set $2
  local.get $1
  global.get $wasm/assembly/schema/state/session
  i32.load offset=92
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 28
   i32.const 92
   local.get $1
   local.get $2
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/levels
  local.get $3
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.set $4
  local.get $3
  i32.const 0
  i32.gt_s
  local.tee $1
  if
   local.get $4
   i32.load offset=28
   local.get $4
   i32.load offset=32
   i32.or
   i32.const 0
   i32.ne
   local.set $1
  end
  global.get $wasm/assembly/schema/state/levels
  local.get $3
  i32.const 80
  i32.mul
  i32.add
  local.tee $2
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store
  local.get $2
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=16
  local.get $2
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=32
  local.get $2
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=48
  local.get $2
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=64
  local.get $2
  local.get $0
  i32.store
  local.get $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=24
  i32.store offset=4
  local.get $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=120
  i32.store offset=8
  local.get $2
  local.get $1
  i32.store offset=28
  local.get $3
  i32.const 0
  i32.gt_s
  if
   local.get $2
   local.get $4
   i32.load offset=20
   local.get $4
   i32.load offset=24
   i32.add
   i32.store offset=20
  end
  global.get $wasm/assembly/schema/state/session
  local.get $3
  i32.const 1
  i32.add
  i32.store offset=32
  global.get $wasm/assembly/schema/state/session
  local.tee $0
  local.get $0
  i32.load offset=116
  i32.const 1
  i32.add
  i32.store offset=116
  global.get $wasm/assembly/schema/state/session
  local.tee $0
  i32.load offset=108
  local.set $1
  local.get $0
  i32.const 0
  i32.store offset=108
  i32.const 0
  local.set $0
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_s
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.const 0
    i32.ne
   else
    i32.const 1
   end
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=100
    local.get $0
    i32.const 4
    i32.shl
    i32.add
    local.tee $2
    i32.load
    local.get $2
    i32.load offset=4
    local.get $2
    i32.load offset=8
    local.get $2
    i32.load offset=12
    call $wasm/assembly/schema/frames/attach
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/frames/spawn (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=108
  local.tee $4
  i32.const 1
  i32.add
  i32.const 4
  i32.shl
  local.set $5
  local.get $4
  i32.const 4
  i32.shl
  local.set $6
  local.get $5
  global.get $wasm/assembly/schema/state/session
  i32.load offset=104
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 100
   i32.const 104
   local.get $5
   local.get $6
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=100
  local.get $4
  i32.const 4
  i32.shl
  i32.add
  local.tee $5
  local.get $0
  i32.store
  local.get $5
  local.get $1
  i32.store offset=4
  local.get $5
  local.get $2
  i32.store offset=8
  local.get $5
  local.get $3
  i32.store offset=12
  global.get $wasm/assembly/schema/state/session
  local.get $4
  i32.const 1
  i32.add
  i32.store offset=108
 )
 (func $wasm/assembly/schema/machine/endValue (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if
   return
  end
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $2
  i32.load offset=36
  local.tee $3
  if
   local.get $3
   local.get $3
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $4
   i32.load
   i32.store
   local.get $4
   local.get $3
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  local.get $2
  i32.load offset=8
  i32.store offset=120
  global.get $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.store offset=32
  global.get $wasm/assembly/schema/state/session
  i32.const 5
  i32.store offset=124
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.set $2
  local.get $0
  if (result i32)
   local.get $2
   i32.load offset=28
  else
   i32.const 0
  end
  if
   local.get $2
   i32.const 48
   i32.add
   local.set $3
   local.get $2
   i32.load
   i32.const 32
   i32.eq
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=36
    local.get $2
    i32.load offset=20
    i32.add
    local.set $4
    local.get $2
    i32.load offset=24
    local.set $2
    i32.const 14528
    global.get $wasm/assembly/schema/state/program
    v128.load offset=16
    v128.store
    i32.const 14528
    i32.const 14540
    i32.load
    i32.const 14536
    i32.load
    i32.const 14532
    i32.load
    i32.const 14528
    i32.load
    i32.const 4
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $5
    i32.const 15
    i32.shr_u
    i32.xor
    i32.const 4
    i32.xor
    i32.const -2048144777
    i32.mul
    local.tee $6
    i32.const 13
    i32.shr_u
    i32.xor
    i32.const 4
    i32.xor
    i32.const -1028477379
    i32.mul
    local.tee $7
    i32.const 16
    i32.shr_u
    i32.xor
    i32.const 4
    i32.xor
    i32.const 668265263
    i32.mul
    local.tee $8
    i32.const 14
    i32.shr_u
    local.get $5
    i32.xor
    i32.store
    i32.const 14532
    local.get $6
    local.get $5
    i32.const 17
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14536
    local.get $7
    local.get $6
    i32.const 12
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14540
    local.get $8
    local.get $7
    i32.const 15
    i32.shr_u
    i32.xor
    i32.store
    loop $for-loop|0
     local.get $1
     local.get $2
     i32.lt_s
     if
      i32.const 14528
      local.get $1
      local.get $4
      i32.add
      i32.load8_u
      local.tee $5
      i32.const 14528
      i32.load
      i32.xor
      i32.const -1640531535
      i32.mul
      local.tee $6
      local.get $5
      i32.const 14540
      i32.load
      local.get $5
      i32.const 14536
      i32.load
      i32.const 14532
      i32.load
      local.get $6
      i32.const 15
      i32.shr_u
      i32.xor
      local.get $5
      i32.xor
      i32.const -2048144777
      i32.mul
      local.tee $5
      i32.const 13
      i32.shr_u
      i32.xor
      i32.xor
      i32.const -1028477379
      i32.mul
      local.tee $7
      i32.const 16
      i32.shr_u
      i32.xor
      i32.xor
      i32.const 668265263
      i32.mul
      local.tee $8
      i32.const 14
      i32.shr_u
      i32.xor
      i32.store
      i32.const 14532
      local.get $5
      local.get $6
      i32.const 17
      i32.shr_u
      i32.xor
      i32.store
      i32.const 14536
      local.get $7
      local.get $5
      i32.const 12
      i32.shr_u
      i32.xor
      i32.store
      i32.const 14540
      local.get $8
      local.get $7
      i32.const 15
      i32.shr_u
      i32.xor
      i32.store
      local.get $1
      i32.const 1
      i32.add
      local.set $1
      br $for-loop|0
     end
    end
    i32.const 14528
    local.get $2
    i32.const 14540
    i32.load
    local.get $2
    i32.const 14536
    i32.load
    i32.const 14532
    i32.load
    i32.const 14528
    i32.load
    local.get $2
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $1
    i32.const 15
    i32.shr_u
    i32.xor
    local.get $2
    i32.xor
    i32.const -2048144777
    i32.mul
    local.tee $2
    i32.const 13
    i32.shr_u
    i32.xor
    i32.xor
    i32.const -1028477379
    i32.mul
    local.tee $4
    i32.const 16
    i32.shr_u
    i32.xor
    i32.xor
    i32.const 668265263
    i32.mul
    local.tee $5
    i32.const 14
    i32.shr_u
    local.get $1
    i32.xor
    i32.store
    i32.const 14532
    local.get $2
    local.get $1
    i32.const 17
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14536
    local.get $4
    local.get $2
    i32.const 12
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14540
    local.get $5
    local.get $4
    i32.const 15
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14528
    i32.const 14304
    call $wasm/assembly/schema/hash/mixHash
    local.get $3
    local.get $3
    v128.load
    i32.const 14528
    v128.load
    i32x4.add
    v128.store
   else
    local.get $3
    i32.const 14304
    call $wasm/assembly/schema/hash/mixHash
   end
  end
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.set $1
  local.get $0
  if (result i32)
   local.get $1
   i32.load offset=32
  else
   i32.const 0
  end
  if
   local.get $1
   i32.const 14304
   i64.load
   i32.const 14312
   i64.load
   i64.const 31
   i64.rotl
   i64.xor
   call $wasm/assembly/schema/state/addToSet
   i32.eqz
   if
    local.get $1
    i32.load offset=12
    local.set $0
    loop $for-loop|00
     local.get $0
     if
      global.get $wasm/assembly/schema/state/program
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.const 8
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $2
      if (result i32)
       global.get $wasm/assembly/schema/state/program
       local.get $2
       i32.const 8
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
      else
       i32.const 0
      end
      if
       local.get $0
       i32.const 28
       call $wasm/assembly/schema/frames/fail
      end
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $0
      br $for-loop|00
     end
    end
   end
  end
  local.get $1
  i32.load offset=12
  local.set $0
  loop $for-loop|001
   local.get $0
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 11
    i32.const 10
    local.get $1
    i32.load
    i32.const 16
    i32.eq
    select
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $2
    if (result i32)
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 12
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 2
     i32.ne
    else
     i32.const 1
    end
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 12
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.const 0
     i32.store
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.eqz
     if
      local.get $0
      local.get $2
      local.get $1
      call $wasm/assembly/schema/containers/keepMask
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $0
    br $for-loop|001
   end
  end
 )
 (func $wasm/assembly/schema/frames/attach (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local $5 f64)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  global.get $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  f64.load offset=128
  f64.const 1
  f64.add
  local.tee $5
  f64.store offset=128
  local.get $5
  global.get $wasm/assembly/schema/state/session
  i32.load offset=24
  f64.convert_i32_s
  f64.const 256
  f64.mul
  f64.const 2e6
  f64.add
  f64.gt
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $4
  i32.const 1
  i32.and
  if
   local.get $2
   i32.eqz
   local.tee $0
   if
    local.get $3
    i32.const 0
    i32.ne
    local.set $0
   end
   local.get $0
   if (result i32)
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
   else
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
   end
   local.set $4
   global.get $wasm/assembly/schema/state/session
   local.get $3
   i32.const 3
   local.get $0
   select
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   local.get $4
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
   local.get $1
   local.get $2
   local.get $3
   i32.const 0
   call $wasm/assembly/schema/frames/report
   return
  end
  block $folding-inner0
   local.get $4
   i32.const 2
   i32.and
   br_if $folding-inner0
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 14
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.const 80
   i32.mul
   i32.add
   i32.load
   i32.and
   br_if $folding-inner0
   global.get $wasm/assembly/schema/state/session
   i32.load offset=116
   global.get $wasm/assembly/schema/state/session
   i32.load offset=112
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.const 3
   i32.shl
   i32.add
   local.tee $4
   i32.load offset=4
   i32.eq
   local.tee $6
   if
    local.get $4
    i32.load
    local.set $4
   else
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $8
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 11
    i32.const 10
    global.get $wasm/assembly/schema/state/levels
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.const 80
    i32.mul
    i32.add
    local.tee $9
    i32.load
    local.tee $4
    i32.const 16
    i32.eq
    select
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $7
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     local.get $7
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 65
     i32.mul
    else
     i32.const 0
    end
    local.set $10
    block $__inlined_func$wasm/assembly/schema/frames/extraWords$155 (result i32)
     local.get $4
     i32.const 8
     i32.eq
     if
      global.get $wasm/assembly/schema/state/program
      local.get $0
      i32.const 6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $4
      if (result i32)
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 3
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
      else
       i32.const 0
      end
      br $__inlined_func$wasm/assembly/schema/frames/extraWords$155
     end
     local.get $10
     local.get $4
     i32.const 16
     i32.eq
     br_if $__inlined_func$wasm/assembly/schema/frames/extraWords$155
     drop
     local.get $10
     i32.const 0
     local.get $4
     i32.const 32
     i32.eq
     select
     global.get $wasm/assembly/schema/state/program
     local.get $0
     i32.const 7
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $7
     i32.eqz
     local.get $4
     i32.const 32
     i32.ne
     i32.or
     br_if $__inlined_func$wasm/assembly/schema/frames/extraWords$155
     drop
     global.get $wasm/assembly/schema/state/program
     local.get $7
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.get $10
     global.get $wasm/assembly/schema/state/program
     local.get $7
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     i32.add
    end
    local.get $8
    i32.const 16
    i32.add
    i32.add
    call $wasm/assembly/schema/frames/allocateWords
    local.set $4
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 2
    i32.shl
    i32.add
    local.get $0
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 14
    i32.add
    i32.const 2
    i32.shl
    i32.add
    local.get $4
    i32.const 16
    i32.add
    local.get $8
    i32.add
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    local.get $9
    i32.load offset=12
    i32.store
    local.get $9
    local.get $4
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.load offset=112
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 3
    i32.shl
    i32.add
    local.tee $7
    local.get $4
    i32.store
    local.get $7
    global.get $wasm/assembly/schema/state/session
    i32.load offset=116
    i32.store offset=4
   end
   global.get $wasm/assembly/schema/state/arena
   local.get $4
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $7
   if
    local.get $7
    i32.const 2
    i32.eq
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $4
     i32.const 5
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $6
     global.get $wasm/assembly/schema/state/session
     global.get $wasm/assembly/schema/state/arena
     local.get $4
     i32.const 15
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.store offset=4
     global.get $wasm/assembly/schema/state/session
     local.get $6
     i32.store offset=8
     global.get $wasm/assembly/schema/state/session
     local.get $0
     i32.store offset=12
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=16
    end
    local.get $1
    local.get $2
    local.get $3
    local.get $7
    i32.const 1
    i32.eq
    call $wasm/assembly/schema/frames/report
    return
   end
   i32.const 4
   call $wasm/assembly/schema/frames/allocateWords
   local.set $7
   global.get $wasm/assembly/schema/state/arena
   local.get $7
   i32.const 2
   i32.shl
   i32.add
   local.get $1
   i32.store
   global.get $wasm/assembly/schema/state/arena
   local.get $7
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   local.get $2
   i32.store
   global.get $wasm/assembly/schema/state/arena
   local.get $7
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   local.get $3
   i32.store
   global.get $wasm/assembly/schema/state/arena
   local.get $7
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   global.get $wasm/assembly/schema/state/arena
   local.get $4
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   local.tee $1
   i32.load
   i32.store
   local.get $1
   local.get $7
   i32.store
   local.get $6
   i32.eqz
   if
    local.get $4
    local.get $0
    call $wasm/assembly/schema/frames/begin
   end
   return
  end
  local.get $1
  local.get $2
  local.get $3
  i32.const 1
  call $wasm/assembly/schema/frames/report
 )
 (func $wasm/assembly/memory/allocate (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  i32.const 1073741696
  i32.gt_u
  if
   i32.const 0
   return
  end
  i32.const 8
  i32.const 32
  local.get $0
  i32.const 127
  i32.add
  i32.clz
  i32.sub
  local.tee $0
  local.get $0
  i32.const 8
  i32.lt_u
  select
  local.tee $0
  i32.const 2
  i32.shl
  i32.const 1024
  i32.add
  local.tee $1
  i32.load
  local.tee $2
  if
   local.get $1
   local.get $2
   i32.load
   i32.store
   local.get $2
   return
  end
  global.get $wasm/assembly/memory/top
  i32.const 14592
  global.get $wasm/assembly/memory/top
  select
  local.tee $2
  i32.const 1
  local.get $0
  i32.shl
  i32.add
  local.tee $1
  i32.const 2147418112
  i32.gt_u
  if
   i32.const 0
   return
  end
  local.get $1
  i32.const 65535
  i32.add
  i32.const 16
  i32.shr_u
  memory.size
  i32.sub
  local.tee $3
  i32.const 0
  i32.gt_s
  if (result i32)
   local.get $3
   memory.grow
   i32.const 0
   i32.lt_s
  else
   i32.const 0
  end
  if
   i32.const 0
   return
  end
  local.get $1
  global.set $wasm/assembly/memory/top
  local.get $2
  local.get $0
  i32.store
  local.get $2
  i32.const -64
  i32.sub
 )
 (func $wasm/assembly/schema/scalars/boundNumber (param $0 f64) (param $1 f64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 68
  i32.sub
  i32.load
  local.set $2
  loop $for-loop|0
   local.get $2
   if
    block $for-continue|0
     global.get $wasm/assembly/schema/state/arena
     local.get $2
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     br_if $for-continue|0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $2
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $4
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $3
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 3
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $5
      i32.const 0
      i32.gt_s
      if (result i32)
       local.get $1
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 2
       i32.shl
       i32.add
       f64.load
       f64.ge
      else
       i32.const 0
      end
      if (result i32)
       local.get $0
       global.get $wasm/assembly/schema/state/program
       local.get $3
       local.get $5
       i32.const 1
       i32.shl
       i32.add
       i32.const 2
       i32.sub
       i32.const 2
       i32.shl
       i32.add
       f64.load
       f64.le
      else
       i32.const 0
      end
     else
      i32.const 1
     end
     i32.eqz
     if
      local.get $2
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 7
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      call $wasm/assembly/schema/frames/fail
      br $for-continue|0
     end
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $2
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 5
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $3
     i32.eqz
     br_if $for-continue|0
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $4
     i32.const 1
     i32.and
     if (result i32)
      local.get $1
      global.get $wasm/assembly/schema/state/program
      local.get $3
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      f64.load
      f64.lt
     else
      i32.const 0
     end
     if
      local.get $2
      i32.const 7
      call $wasm/assembly/schema/frames/fail
     else
      local.get $4
      i32.const 2
      i32.and
      if (result i32)
       local.get $1
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 4
       i32.add
       i32.const 2
       i32.shl
       i32.add
       f64.load
       f64.le
      else
       i32.const 0
      end
      if
       local.get $2
       i32.const 8
       call $wasm/assembly/schema/frames/fail
      else
       local.get $4
       i32.const 4
       i32.and
       if (result i32)
        local.get $0
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        f64.load
        f64.gt
       else
        i32.const 0
       end
       if
        local.get $2
        i32.const 9
        call $wasm/assembly/schema/frames/fail
       else
        local.get $4
        i32.const 8
        i32.and
        if (result i32)
         local.get $0
         global.get $wasm/assembly/schema/state/program
         local.get $3
         i32.const 8
         i32.add
         i32.const 2
         i32.shl
         i32.add
         f64.load
         f64.ge
        else
         i32.const 0
        end
        if
         local.get $2
         i32.const 10
         call $wasm/assembly/schema/frames/fail
        end
       end
      end
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $2
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $2
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/machine/characterIs (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.set $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=156
  local.set $9
  global.get $wasm/assembly/schema/state/session
  i32.load offset=148
  i32.const 0
  i32.ne
  local.tee $2
  i32.eqz
  local.tee $1
  if
   local.get $4
   i32.load offset=28
   i32.const 0
   i32.ne
   local.set $1
  end
  local.get $2
  local.get $9
  i32.or
  local.get $1
  i32.or
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/session
   i32.load offset=160
  end
  i32.eqz
  if
   return
  end
  block $__inlined_func$wasm/assembly/schema/machine/encode$93 (result i32)
   local.get $0
   i32.const 128
   i32.lt_s
   if
    i32.const 14512
    local.get $0
    i32.store8
    i32.const 1
    br $__inlined_func$wasm/assembly/schema/machine/encode$93
   end
   local.get $0
   i32.const 2048
   i32.lt_s
   if
    i32.const 14512
    local.get $0
    i32.const 6
    i32.shr_s
    i32.const 192
    i32.or
    i32.store8
    i32.const 14513
    local.get $0
    i32.const 63
    i32.and
    i32.const 128
    i32.or
    i32.store8
    i32.const 2
    br $__inlined_func$wasm/assembly/schema/machine/encode$93
   end
   local.get $0
   i32.const 65536
   i32.lt_s
   if
    i32.const 14512
    local.get $0
    i32.const 12
    i32.shr_s
    i32.const 224
    i32.or
    i32.store8
    i32.const 14513
    local.get $0
    i32.const 6
    i32.shr_s
    i32.const 63
    i32.and
    i32.const 128
    i32.or
    i32.store8
    i32.const 14514
    local.get $0
    i32.const 63
    i32.and
    i32.const 128
    i32.or
    i32.store8
    i32.const 3
    br $__inlined_func$wasm/assembly/schema/machine/encode$93
   end
   i32.const 14512
   local.get $0
   i32.const 18
   i32.shr_s
   i32.const 240
   i32.or
   i32.store8
   i32.const 14513
   local.get $0
   i32.const 12
   i32.shr_s
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8
   i32.const 14514
   local.get $0
   i32.const 6
   i32.shr_s
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8
   i32.const 14515
   local.get $0
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8
   i32.const 4
  end
  local.set $5
  global.get $wasm/assembly/schema/state/session
  i32.load offset=40
  local.set $6
  local.get $2
  if (result i32)
   global.get $wasm/assembly/schema/state/session
   i32.load offset=144
  else
   i32.const 1
  end
  if
   local.get $0
   local.get $5
   local.get $6
   call $wasm/assembly/schema/scalars/textCharacter
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if
   return
  end
  local.get $2
  if
   local.get $6
   i32.const 65536
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=136
     global.get $wasm/assembly/schema/state/session
     i32.const 2
     i32.store offset=4
     global.get $wasm/assembly/schema/state/session
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 1
     i32.sub
     i32.store offset=8
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=12
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=16
    end
    return
   end
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 2
   i32.const 1
   global.get $wasm/assembly/schema/state/session
   i32.load offset=144
   select
   i32.sub
   i32.const 80
   i32.mul
   i32.add
   i32.load offset=12
   local.set $3
   loop $for-loop|0
    local.get $3
    if
     block $for-continue|0
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.const 2
      i32.eq
      br_if $for-continue|0
      global.get $wasm/assembly/schema/state/program
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.const 7
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $7
      i32.eqz
      br_if $for-continue|0
      global.get $wasm/assembly/schema/state/program
      local.get $7
      i32.const 2
      i32.shl
      i32.add
      i32.load
      if (result i32)
       global.get $wasm/assembly/schema/state/program
       local.get $7
       i32.const 5
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
      else
       i32.const 0
      end
      local.set $8
      i32.const 0
      local.set $2
      loop $for-loop|1
       local.get $8
       i32.const 0
       i32.ne
       local.get $2
       local.get $5
       i32.lt_s
       i32.and
       if
        local.get $3
        local.get $8
        local.get $2
        i32.const 14512
        i32.add
        i32.load8_u
        local.get $2
        local.get $6
        i32.add
        call $wasm/assembly/schema/containers/narrow
        local.get $2
        i32.const 1
        i32.add
        local.set $2
        br $for-loop|1
       end
      end
      global.get $wasm/assembly/schema/state/program
      local.get $7
      i32.const 6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $10
      i32.const 0
      local.set $2
      loop $for-loop|2
       local.get $2
       local.get $10
       i32.lt_s
       if
        global.get $wasm/assembly/schema/state/arena
        local.get $2
        global.get $wasm/assembly/schema/state/arena
        local.get $3
        i32.const 14
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.add
        i32.add
        i32.const 2
        i32.shl
        i32.add
        local.tee $8
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 7
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.get $2
        i32.const 1
        i32.shl
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.get $8
        i32.load
        local.get $0
        call $wasm/assembly/schema/containers/move
        i32.store
        local.get $2
        i32.const 1
        i32.add
        local.set $2
        br $for-loop|2
       end
      end
      global.get $wasm/assembly/schema/state/program
      local.get $7
      i32.const 2
      i32.shl
      i32.add
      i32.load
      if
       local.get $3
       local.get $7
       call $wasm/assembly/schema/containers/checkName
      end
     end
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $3
     br $for-loop|0
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $5
  local.get $6
  i32.add
  i32.store offset=40
  local.get $9
  i32.const 2
  i32.eq
  if (result i32)
   i32.const 1
  else
   local.get $9
   i32.const 1
   i32.eq
   local.get $6
   i32.const 4096
   i32.le_s
   i32.and
  end
  if
   local.get $6
   global.get $wasm/assembly/schema/state/session
   i32.load offset=44
   i32.add
   local.tee $0
   i32.const 32
   i32.add
   local.tee $2
   global.get $wasm/assembly/schema/state/session
   i32.load offset=96
   i32.le_u
   if (result i32)
    i32.const 1
   else
    i32.const 36
    i32.const 96
    local.get $2
    local.get $0
    call $wasm/assembly/schema/state/grow
   end
   i32.eqz
   if
    return
   end
   local.get $0
   global.get $wasm/assembly/schema/state/session
   i32.load offset=36
   i32.add
   i32.const 14512
   i32.load
   i32.store
  end
  local.get $1
  if
   i32.const 0
   local.set $0
   loop $for-loop|00
    local.get $0
    local.get $5
    i32.lt_s
    if
     local.get $4
     local.get $0
     i32.const 14512
     i32.add
     i32.load8_u
     local.tee $1
     local.get $4
     i32.load offset=48
     i32.xor
     i32.const -1640531535
     i32.mul
     local.tee $2
     local.get $1
     local.get $4
     i32.load offset=60
     local.get $1
     local.get $4
     i32.load offset=56
     local.get $4
     i32.load offset=52
     local.get $2
     i32.const 15
     i32.shr_u
     i32.xor
     local.get $1
     i32.xor
     i32.const -2048144777
     i32.mul
     local.tee $1
     i32.const 13
     i32.shr_u
     i32.xor
     i32.xor
     i32.const -1028477379
     i32.mul
     local.tee $3
     i32.const 16
     i32.shr_u
     i32.xor
     i32.xor
     i32.const 668265263
     i32.mul
     local.tee $6
     i32.const 14
     i32.shr_u
     i32.xor
     i32.store offset=48
     local.get $4
     local.get $1
     local.get $2
     i32.const 17
     i32.shr_u
     i32.xor
     i32.store offset=52
     local.get $4
     local.get $3
     local.get $1
     i32.const 12
     i32.shr_u
     i32.xor
     i32.store offset=56
     local.get $4
     local.get $6
     local.get $3
     i32.const 15
     i32.shr_u
     i32.xor
     i32.store offset=60
     local.get $0
     i32.const 1
     i32.add
     local.set $0
     br $for-loop|00
    end
   end
  end
 )
 (func $wasm/assembly/schema/frames/settleArrayEarly (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  i32.const 0
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $2
  i32.const 8
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $1
  global.get $wasm/assembly/schema/state/program
  local.get $2
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 8
  i32.and
  select
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 8
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 6
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.lt_s
   if
    return
   end
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.ge_s
  if
   local.get $0
   call $wasm/assembly/schema/frames/settleOwn
  end
 )
 (func $wasm/assembly/schema/state/addToSet (param $0 i32) (param $1 i64) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i64)
  (local $5 i32)
  (local $6 i64)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  local.get $0
  i32.load offset=44
  local.set $8
  local.get $0
  i32.load offset=40
  local.set $11
  local.get $0
  i32.load offset=36
  local.tee $3
  if (result i32)
   local.get $11
   i32.const 1
   i32.add
   local.get $8
   i32.const 1
   i32.add
   i32.const 1
   i32.shl
   i32.lt_s
  else
   i32.const 1
  end
  if
   local.get $11
   i32.const 1
   i32.add
   i32.const 1
   i32.shl
   i32.const 16
   local.get $3
   select
   local.tee $10
   i32.const 3
   i32.shl
   call $wasm/assembly/memory/allocate
   local.tee $2
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=136
     global.get $wasm/assembly/schema/state/session
     i32.const 2
     i32.store offset=4
     global.get $wasm/assembly/schema/state/session
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 1
     i32.sub
     i32.store offset=8
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=12
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=16
    end
    i32.const 1
    return
   end
   loop $for-loop|0
    local.get $12
    local.get $10
    i32.const 3
    i32.shl
    i32.lt_u
    if
     local.get $2
     local.get $12
     i32.add
     v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
     v128.store
     local.get $12
     i32.const 16
     i32.add
     local.set $12
     br $for-loop|0
    end
   end
   local.get $3
   if
    loop $for-loop|1
     local.get $9
     local.get $11
     i32.le_s
     if
      local.get $3
      local.get $9
      i32.const 3
      i32.shl
      i32.add
      i64.load
      local.tee $4
      i64.const 0
      i64.ne
      if
       block $__inlined_func$wasm/assembly/schema/state/put$36
        local.get $10
        i32.const 1
        i32.sub
        local.tee $7
        local.get $4
        i64.const 32
        i64.shr_u
        i32.wrap_i64
        i32.and
        local.set $12
        loop $for-loop|00
         local.get $2
         local.get $12
         i32.const 3
         i32.shl
         i32.add
         local.tee $5
         i64.load
         local.tee $6
         local.get $4
         i64.eq
         br_if $__inlined_func$wasm/assembly/schema/state/put$36
         local.get $6
         i64.eqz
         if
          local.get $5
          local.get $4
          i64.store
         else
          local.get $12
          i32.const 1
          i32.add
          local.get $7
          i32.and
          local.set $12
          br $for-loop|00
         end
        end
       end
      end
      local.get $9
      i32.const 1
      i32.add
      local.set $9
      br $for-loop|1
     end
    end
    local.get $3
    if
     local.get $3
     local.get $3
     i32.const -64
     i32.add
     i32.load
     i32.const 2
     i32.shl
     i32.const 1024
     i32.add
     local.tee $5
     i32.load
     i32.store
     local.get $5
     local.get $3
     i32.store
    end
   end
   local.get $0
   local.get $2
   local.tee $3
   i32.store offset=36
   local.get $0
   local.get $10
   i32.const 1
   i32.sub
   local.tee $11
   i32.store offset=40
  end
  local.get $11
  i64.const 1
  local.get $1
  local.get $1
  i64.eqz
  select
  local.tee $4
  i64.const 32
  i64.shr_u
  i32.wrap_i64
  i32.and
  local.set $12
  block $__inlined_func$wasm/assembly/schema/state/put$38 (result i32)
   loop $for-loop|01
    i32.const 0
    local.get $3
    local.get $12
    i32.const 3
    i32.shl
    i32.add
    local.tee $2
    i64.load
    local.tee $1
    local.get $4
    i64.eq
    br_if $__inlined_func$wasm/assembly/schema/state/put$38
    drop
    local.get $1
    i64.eqz
    if
     local.get $2
     local.get $4
     i64.store
    else
     local.get $12
     i32.const 1
     i32.add
     local.get $11
     i32.and
     local.set $12
     br $for-loop|01
    end
   end
   i32.const 1
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $0
  local.get $8
  i32.const 1
  i32.add
  local.tee $0
  i32.store offset=44
  local.get $0
  i32.const 1000000
  i32.gt_s
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
  end
  i32.const 1
 )
 (func $wasm/assembly/schema/scalars/question (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=52
  local.tee $3
  i32.const 1
  i32.add
  i32.const 4
  i32.shl
  local.set $4
  local.get $3
  i32.const 4
  i32.shl
  local.set $5
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=212
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 48
   i32.const 212
   local.get $4
   local.get $5
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=48
  local.get $3
  i32.const 4
  i32.shl
  i32.add
  local.tee $4
  local.get $0
  i32.store
  local.get $4
  local.get $1
  i32.store offset=4
  local.get $4
  local.get $2
  i32.store offset=8
  local.get $4
  i32.const 0
  i32.store offset=12
  global.get $wasm/assembly/schema/state/session
  local.get $3
  i32.const 1
  i32.add
  i32.store offset=52
 )
 (func $wasm/assembly/schema/machine/openString (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  global.get $wasm/assembly/schema/state/session
  i32.const 6
  i32.store offset=124
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.const 0
  i32.ne
  i32.store offset=148
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=40
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=164
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=160
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.set $5
  local.get $0
  i32.eqz
  local.tee $1
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=144
   i32.const 0
   i32.ne
   local.set $1
  end
  local.get $1
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=160
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 80
   i32.mul
   i32.add
   i32.const 68
   i32.sub
   i32.load
   local.set $1
   loop $for-loop|0
    local.get $1
    if
     block $for-continue|0
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      i32.const 1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      br_if $for-continue|0
      global.get $wasm/assembly/schema/state/program
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $3
      i32.const 9
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $4
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $1
       i32.const 10
       i32.add
       i32.const 2
       i32.shl
       i32.add
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 2
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.store
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=160
      end
      global.get $wasm/assembly/schema/state/program
      local.get $3
      i32.const 6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $3
      i32.eqz
      br_if $for-continue|0
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=160
      i32.const 1
      local.get $2
      global.get $wasm/assembly/schema/state/program
      local.get $3
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      select
      local.set $2
      i32.const 0
      local.set $4
      loop $for-loop|1
       local.get $4
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 3
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.lt_s
       if
        global.get $wasm/assembly/schema/state/arena
        local.get $4
        global.get $wasm/assembly/schema/state/arena
        local.get $1
        i32.const 14
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.add
        i32.const 2
        i32.shl
        i32.add
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 4
        i32.add
        local.get $4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $6
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $7
        i32.store
        global.get $wasm/assembly/schema/state/program
        local.get $7
        global.get $wasm/assembly/schema/state/program
        local.get $6
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 2
        i32.and
        if
         local.get $1
         i32.const 14
         call $wasm/assembly/schema/frames/fail
        end
        local.get $4
        i32.const 1
        i32.add
        local.set $4
        br $for-loop|1
       end
      end
      local.get $1
      local.get $3
      global.get $wasm/assembly/schema/state/session
      i32.load offset=164
      call $wasm/assembly/schema/scalars/settleText
     end
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $1
     br $for-loop|0
    end
   end
   local.get $2
   local.set $1
  end
  global.get $wasm/assembly/schema/state/session
  local.get $5
  i32.load offset=20
  i32.store offset=44
  global.get $wasm/assembly/schema/state/session
  i32.const 2
  local.get $1
  i32.const 0
  i32.ne
  local.get $0
  select
  i32.store offset=156
  local.get $0
  if (result i32)
   i32.const 0
  else
   local.get $5
   i32.load offset=28
  end
  if
   local.get $5
   global.get $wasm/assembly/schema/state/program
   v128.load offset=16
   v128.store offset=48
   local.get $5
   local.get $5
   i32.load offset=60
   local.get $5
   i32.load offset=56
   local.get $5
   i32.load offset=52
   local.get $5
   i32.load offset=48
   i32.const 4
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $0
   i32.const 15
   i32.shr_u
   i32.xor
   i32.const 4
   i32.xor
   i32.const -2048144777
   i32.mul
   local.tee $1
   i32.const 13
   i32.shr_u
   i32.xor
   i32.const 4
   i32.xor
   i32.const -1028477379
   i32.mul
   local.tee $2
   i32.const 16
   i32.shr_u
   i32.xor
   i32.const 4
   i32.xor
   i32.const 668265263
   i32.mul
   local.tee $3
   i32.const 14
   i32.shr_u
   local.get $0
   i32.xor
   i32.store offset=48
   local.get $5
   local.get $1
   local.get $0
   i32.const 17
   i32.shr_u
   i32.xor
   i32.store offset=52
   local.get $5
   local.get $2
   local.get $1
   i32.const 12
   i32.shr_u
   i32.xor
   i32.store offset=56
   local.get $5
   local.get $3
   local.get $2
   i32.const 15
   i32.shr_u
   i32.xor
   i32.store offset=60
  end
 )
 (func $wasm/assembly/schema/lane_scalars/skipText (param $0 i32) (param $1 i32) (result i32)
  (local $2 v128)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  i32.const 0
  global.set $wasm/assembly/schema/lane_scalars/hasEscapes
  i32.const 0
  global.set $wasm/assembly/schema/lane_scalars/isWide
  loop $for-loop|0
   local.get $0
   v128.load
   local.tee $2
   v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
   i8x16.lt_s
   local.get $2
   v128.const i32x4 0x22222222 0x22222222 0x22222222 0x22222222
   i8x16.eq
   local.get $2
   v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
   i8x16.eq
   v128.or
   v128.or
   i8x16.bitmask
   local.tee $3
   i32.eqz
   if
    local.get $1
    local.get $0
    i32.const 16
    i32.add
    local.tee $0
    i32.le_u
    if
     local.get $1
     return
    end
    br $for-loop|0
   end
   local.get $0
   local.get $3
   i32.ctz
   i32.add
   local.tee $6
   local.get $1
   i32.ge_u
   if
    local.get $1
    return
   end
   local.get $6
   i32.load8_u
   local.tee $7
   i32.const 34
   i32.eq
   local.get $7
   i32.const 32
   i32.lt_u
   i32.or
   if
    local.get $6
    return
   end
   local.get $7
   i32.const 92
   i32.eq
   if (result i32)
    local.get $6
    local.get $1
    call $wasm/assembly/schema/lane_scalars/escapeSize
   else
    i32.const 1
    global.set $wasm/assembly/schema/lane_scalars/isWide
    block $wasm/assembly/schema/lane_scalars/characterSize|inlined.0 (result i32)
     i32.const 2
     i32.const 0
     local.get $6
     i32.load8_u offset=1
     local.tee $3
     i32.const 192
     i32.and
     i32.const 128
     i32.eq
     local.tee $0
     local.get $6
     i32.const 2
     i32.add
     local.get $1
     i32.le_u
     local.get $7
     i32.const 194
     i32.ge_u
     i32.and
     i32.and
     select
     local.get $7
     i32.const 224
     i32.lt_u
     br_if $wasm/assembly/schema/lane_scalars/characterSize|inlined.0
     drop
     local.get $6
     i32.const 3
     i32.add
     local.get $1
     i32.le_u
     local.set $4
     i32.const 3
     i32.const 0
     local.get $6
     i32.load8_u offset=2
     local.tee $5
     i32.const 192
     i32.and
     i32.const 128
     i32.eq
     i32.const 0
     local.get $0
     i32.const 0
     local.get $7
     i32.const 224
     i32.eq
     if (result i32)
      local.get $3
      i32.const 160
      i32.ge_u
     else
      local.get $7
      i32.const 237
      i32.ne
      local.get $3
      i32.const 159
      i32.le_u
      i32.or
     end
     local.get $4
     i32.and
     select
     select
     select
     local.get $7
     i32.const 240
     i32.lt_u
     br_if $wasm/assembly/schema/lane_scalars/characterSize|inlined.0
     drop
     i32.const 4
     i32.const 0
     local.get $5
     i32.const 192
     i32.and
     i32.const 128
     i32.eq
     local.get $3
     i32.const 192
     i32.and
     i32.const 128
     i32.eq
     local.get $6
     i32.const 4
     i32.add
     local.get $1
     i32.le_u
     local.get $7
     i32.const 244
     i32.le_u
     local.get $7
     i32.const 240
     i32.eq
     if (result i32)
      local.get $3
      i32.const 144
      i32.ge_u
     else
      local.get $7
      i32.const 244
      i32.ne
      local.get $3
      i32.const 143
      i32.le_u
      i32.or
     end
     local.tee $0
     local.get $0
     select
     local.tee $0
     local.get $0
     select
     local.tee $0
     local.get $0
     select
     local.tee $0
     local.get $0
     select
     if (result i32)
      local.get $6
      i32.load8_u offset=3
      i32.const 192
      i32.and
      i32.const 128
      i32.eq
     else
      i32.const 0
     end
     select
    end
   end
   local.tee $0
   if
    local.get $0
    local.get $6
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
  local.get $6
 )
 (func $wasm/assembly/schema/frames/report (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  local.get $0
  i32.eqz
  if
   local.get $3
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
   end
   return
  end
  local.get $1
  i32.const 8
  i32.eq
  if
   block $__inlined_func$wasm/assembly/schema/frames/contained$7
    local.get $3
    i32.eqz
    br_if $__inlined_func$wasm/assembly/schema/frames/contained$7
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 11
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.const 1
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 8
    i32.add
    i32.const 2
    i32.shl
    i32.add
    local.tee $1
    i32.load
    i32.const 1
    i32.add
    local.set $2
    local.get $1
    local.get $2
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    br_if $__inlined_func$wasm/assembly/schema/frames/contained$7
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 8
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $1
    local.get $2
    i32.lt_s
    local.get $1
    i32.const 0
    i32.ge_s
    i32.and
    if
     local.get $0
     i32.const 31
     call $wasm/assembly/schema/frames/fail
     br $__inlined_func$wasm/assembly/schema/frames/contained$7
    end
    local.get $0
    call $wasm/assembly/schema/frames/settleArrayEarly
   end
   return
  end
  local.get $1
  i32.const 9
  i32.eq
  if
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 12
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.const 1
   i32.const 2
   local.get $3
   select
   i32.store
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $2
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $0
  i32.const 16
  i32.add
  i32.add
  local.set $4
  block $case5|0
   block $case4|0
    block $case3|0
     block $case2|0
      block $case1|0
       block $case0|0
        local.get $1
        br_table $case0|0 $case1|0 $case2|0 $case3|0 $case5|0 $case4|0 $case5|0
       end
       local.get $3
       if
        local.get $2
        i32.eqz
        if
         local.get $0
         call $wasm/assembly/schema/frames/settle
        end
       else
        local.get $0
        i32.const 0
        call $wasm/assembly/schema/frames/fail
       end
       return
      end
      block $__inlined_func$wasm/assembly/schema/frames/any$8
       global.get $wasm/assembly/schema/state/arena
       local.get $4
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       local.tee $1
       i32.load
       br_if $__inlined_func$wasm/assembly/schema/frames/any$8
       local.get $3
       if
        local.get $1
        i32.const 1
        i32.store
        local.get $0
        call $wasm/assembly/schema/frames/settle
        br $__inlined_func$wasm/assembly/schema/frames/any$8
       end
       global.get $wasm/assembly/schema/state/arena
       local.get $4
       i32.const 2
       i32.shl
       i32.add
       local.tee $1
       i32.load
       i32.const 1
       i32.sub
       local.set $2
       local.get $1
       local.get $2
       i32.store
       local.get $2
       i32.eqz
       if
        local.get $0
        i32.const 34
        call $wasm/assembly/schema/frames/fail
       end
      end
      return
     end
     global.get $wasm/assembly/schema/state/arena
     local.get $4
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     local.tee $1
     i32.load
     local.get $3
     i32.const 0
     i32.ne
     i32.add
     local.set $2
     global.get $wasm/assembly/schema/state/arena
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     local.tee $3
     i32.load
     i32.const 1
     i32.sub
     local.set $4
     local.get $3
     local.get $4
     i32.store
     local.get $1
     local.get $2
     i32.store
     local.get $2
     local.get $4
     i32.or
     i32.const 0
     local.get $2
     i32.const 1
     i32.le_s
     select
     if
      local.get $4
      i32.eqz
      if
       local.get $0
       call $wasm/assembly/schema/frames/settle
      end
     else
      local.get $0
      i32.const 35
      call $wasm/assembly/schema/frames/fail
     end
     return
    end
    local.get $3
    if
     local.get $0
     i32.const 36
     call $wasm/assembly/schema/frames/fail
    else
     local.get $0
     call $wasm/assembly/schema/frames/settle
    end
    return
   end
   global.get $wasm/assembly/schema/state/arena
   local.get $4
   i32.const 2
   i32.shl
   i32.add
   i32.const 1
   i32.const 2
   local.get $3
   select
   i32.store
   local.get $0
   local.get $4
   call $wasm/assembly/schema/frames/dependent
   return
  end
  global.get $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/program
  local.get $2
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $0
  i32.const 16
  i32.add
  i32.add
  local.tee $5
  local.get $1
  i32.const 4
  i32.eq
  if (result i32)
   i32.const 0
  else
   i32.const 1
   i32.const 2
   local.get $1
   i32.const 6
   i32.eq
   select
  end
  local.tee $2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.const 1
  i32.const 2
  local.get $3
  select
  i32.store
  block $__inlined_func$wasm/assembly/schema/frames/conditional$10
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   br_if $__inlined_func$wasm/assembly/schema/frames/conditional$10
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $1
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $4
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $6
   i32.const 1
   i32.ne
   if
    local.get $4
    local.get $1
    i32.const 0
    local.get $1
    local.get $4
    i32.eq
    select
    local.get $6
    i32.const 2
    i32.eq
    select
    local.set $1
   end
   local.get $1
   i32.eqz
   br_if $__inlined_func$wasm/assembly/schema/frames/conditional$10
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.const 1
   i32.store
   local.get $1
   i32.const 1
   i32.eq
   if
    local.get $0
    call $wasm/assembly/schema/frames/settle
   else
    local.get $0
    i32.const 37
    i32.const 0
    local.get $3
    i32.const 1
    local.get $2
    select
    select
    call $wasm/assembly/schema/frames/fail
   end
  end
 )
 (func $wasm/assembly/schema/containers/visit (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $4
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $5
  loop $while-continue|0
   local.get $3
   local.get $4
   i32.lt_s
   if (result i32)
    local.get $0
    global.get $wasm/assembly/schema/state/program
    local.get $3
    local.get $5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.ne
   else
    i32.const 0
   end
   if
    local.get $3
    i32.const 1
    i32.add
    local.set $3
    br $while-continue|0
   end
  end
  local.get $3
  local.get $4
  i32.eq
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/arena
   local.get $2
   local.get $3
   i32.const 4
   i32.shr_s
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.const 1
   local.get $3
   i32.const 1
   i32.shl
   i32.shl
   i32.and
  end
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $2
  local.get $3
  i32.const 1
  i32.shl
  local.tee $3
  i32.const 5
  i32.shr_s
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.tee $4
  local.get $4
  i32.load
  i32.const 1
  local.get $3
  i32.shl
  i32.or
  i32.store
  global.get $wasm/assembly/schema/state/arena
  local.get $2
  local.get $3
  i32.const 1
  i32.add
  local.tee $3
  i32.const 5
  i32.shr_s
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.tee $4
  local.get $4
  i32.load
  i32.const 1
  local.get $3
  i32.shl
  i32.or
  i32.store
  global.get $wasm/assembly/schema/state/session
  i32.load offset=116
  global.get $wasm/assembly/schema/state/session
  i32.load offset=112
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 3
  i32.shl
  i32.add
  local.tee $3
  i32.load offset=4
  i32.eq
  if (result i32)
   local.get $3
   i32.load
  else
   i32.const 0
  end
  local.tee $6
  i32.eqz
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $4
  i32.eqz
  i32.or
  if (result i32)
   i32.const 0
  else
   global.get $wasm/assembly/schema/state/program
   local.get $4
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  local.set $7
  i32.const 1
  local.set $3
  loop $for-loop|1
   local.get $3
   local.get $7
   i32.le_s
   if
    block $for-continue|1
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $3
     local.get $4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $5
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $0
     i32.const 3
     i32.eq
     br_if $for-continue|1
     local.get $0
     i32.const 5
     i32.eq
     if (result i32)
      global.get $wasm/assembly/schema/state/arena
      global.get $wasm/assembly/schema/state/arena
      local.get $6
      i32.const 14
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      global.get $wasm/assembly/schema/state/program
      local.get $5
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $8
      i32.const 5
      i32.shr_s
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.const 1
      local.get $8
      i32.shl
      i32.and
      i32.const 0
      i32.ne
     else
      i32.const 1
     end
     i32.eqz
     br_if $for-continue|1
     local.get $0
     i32.const 4
     i32.eq
     if
      block $__inlined_func$wasm/assembly/schema/containers/verdict$36 (result i32)
       i32.const 2
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       local.get $5
       i32.const 3
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $0
       i32.const 2
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $8
       i32.const 1
       i32.and
       br_if $__inlined_func$wasm/assembly/schema/containers/verdict$36
       drop
       i32.const 1
       local.get $8
       i32.const 2
       i32.and
       br_if $__inlined_func$wasm/assembly/schema/containers/verdict$36
       drop
       global.get $wasm/assembly/schema/state/session
       i32.load offset=116
       global.get $wasm/assembly/schema/state/session
       i32.load offset=112
       global.get $wasm/assembly/schema/state/program
       local.get $0
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 3
       i32.shl
       i32.add
       local.tee $8
       i32.load offset=4
       i32.eq
       if (result i32)
        local.get $8
        i32.load
       else
        i32.const 0
       end
       local.tee $8
       if (result i32)
        global.get $wasm/assembly/schema/state/arena
        local.get $8
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
       else
        i32.const 0
       end
      end
      i32.const 1
      i32.eq
      local.tee $8
      if
       local.get $0
       local.get $1
       local.get $2
       call $wasm/assembly/schema/containers/visit
      end
      global.get $wasm/assembly/schema/state/program
      local.get $5
      i32.const 4
      i32.const 5
      local.get $8
      select
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $0
      if
       local.get $0
       local.get $1
       local.get $2
       call $wasm/assembly/schema/containers/visit
      end
      br $for-continue|1
     end
     i32.const 0
     local.set $0
     loop $for-loop|2
      local.get $0
      global.get $wasm/assembly/schema/state/program
      local.get $5
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.lt_s
      if
       block $__inlined_func$wasm/assembly/schema/containers/verdict$37 (result i32)
        i32.const 2
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/program
        local.get $5
        i32.const 3
        i32.add
        local.get $0
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $8
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $9
        i32.const 1
        i32.and
        br_if $__inlined_func$wasm/assembly/schema/containers/verdict$37
        drop
        i32.const 1
        local.get $9
        i32.const 2
        i32.and
        br_if $__inlined_func$wasm/assembly/schema/containers/verdict$37
        drop
        global.get $wasm/assembly/schema/state/session
        i32.load offset=116
        global.get $wasm/assembly/schema/state/session
        i32.load offset=112
        global.get $wasm/assembly/schema/state/program
        local.get $8
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 3
        i32.shl
        i32.add
        local.tee $9
        i32.load offset=4
        i32.eq
        if (result i32)
         local.get $9
         i32.load
        else
         i32.const 0
        end
        local.tee $9
        if (result i32)
         global.get $wasm/assembly/schema/state/arena
         local.get $9
         i32.const 1
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
        else
         i32.const 0
        end
       end
       i32.const 1
       i32.eq
       if
        local.get $8
        local.get $1
        local.get $2
        call $wasm/assembly/schema/containers/visit
       end
       local.get $0
       i32.const 1
       i32.add
       local.set $0
       br $for-loop|2
      end
     end
    end
    local.get $3
    i32.const 1
    i32.add
    local.set $3
    br $for-loop|1
   end
  end
 )
 (func $wasm/assembly/schema/containers/spawnChild (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $3
  i32.const 2
  i32.and
  if (result i32)
   i32.const 0
  else
   local.get $0
   call $wasm/assembly/schema/frames/isWanted
  end
  i32.eqz
  if
   return
  end
  local.get $3
  i32.const 1
  i32.and
  if
   local.get $0
   i32.const 3
   local.get $2
   local.get $2
   i32.const 22
   i32.eq
   local.tee $0
   local.get $2
   i32.const 23
   i32.eq
   local.get $0
   select
   select
   call $wasm/assembly/schema/frames/fail
   return
  end
  local.get $1
  local.get $0
  i32.const 0
  local.get $2
  call $wasm/assembly/schema/frames/spawn
 )
 (func $wasm/assembly/schema/containers/settleObjectEarly (param $0 i32) (param $1 i32)
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 4
  i32.and
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 8
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 0
  i32.gt_s
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.ge_s
  if
   local.get $0
   call $wasm/assembly/schema/frames/settleOwn
  end
 )
 (func $wasm/assembly/schema/scalars/settleText (param $0 i32) (param $1 i32) (param $2 i32)
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 0
  i32.ge_s
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  if
   return
  end
  local.get $2
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.lt_s
  if
   return
  end
  i32.const 0
  local.set $2
  loop $for-loop|0
   local.get $2
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 4
    i32.add
    local.get $2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    global.get $wasm/assembly/schema/state/arena
    local.get $2
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 14
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 4
    i32.and
    i32.eqz
    if
     return
    end
    local.get $2
    i32.const 1
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  local.get $0
  call $wasm/assembly/schema/frames/settleOwn
 )
 (func $wasm/assembly/schema/scalars/expectCharacter (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 68
  i32.sub
  i32.load
  local.set $4
  loop $for-loop|0
   local.get $4
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $3
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $5
     if (result i32)
      local.get $4
      local.get $2
      local.get $0
      local.get $1
      call $wasm/assembly/schema/scalars/mayGoOn
     else
      i32.const 1
     end
     i32.eqz
     if
      local.get $4
      global.get $wasm/assembly/schema/state/program
      local.get $5
      i32.const 7
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      call $wasm/assembly/schema/frames/fail
     end
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $7
     i32.const 0
     local.set $5
     loop $for-loop|1
      local.get $7
      if (result i32)
       local.get $5
       global.get $wasm/assembly/schema/state/program
       local.get $7
       i32.const 3
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.lt_s
      else
       i32.const 0
      end
      if
       global.get $wasm/assembly/schema/state/program
       local.get $7
       i32.const 4
       i32.add
       local.get $5
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $6
       global.get $wasm/assembly/schema/state/arena
       local.get $5
       global.get $wasm/assembly/schema/state/arena
       local.get $4
       i32.const 14
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $8
       local.get $0
       local.set $3
       block $__inlined_func$wasm/assembly/schema/containers/mayMove$99
        loop $for-loop|00
         local.get $3
         i32.const 128
         i32.lt_s
         local.get $1
         local.get $3
         i32.ge_s
         i32.and
         if
          i32.const 1
          local.set $9
          local.get $6
          local.get $8
          local.get $3
          call $wasm/assembly/schema/containers/isOpenFor
          br_if $__inlined_func$wasm/assembly/schema/containers/mayMove$99
          local.get $3
          i32.const 1
          i32.add
          local.set $3
          br $for-loop|00
         end
        end
        i32.const 1
        local.set $9
        local.get $1
        i32.const 128
        i32.ge_s
        if (result i32)
         local.get $6
         local.get $8
         i32.const 128
         local.get $0
         local.get $0
         i32.const 128
         i32.le_s
         select
         call $wasm/assembly/schema/containers/isOpenFor
        else
         i32.const 0
        end
        br_if $__inlined_func$wasm/assembly/schema/containers/mayMove$99
        global.get $wasm/assembly/schema/state/program
        local.get $6
        i32.const 3
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.set $11
        i32.const 0
        local.set $3
        loop $for-loop|11
         local.get $3
         global.get $wasm/assembly/schema/state/program
         local.get $6
         i32.const 4
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.lt_s
         if
          global.get $wasm/assembly/schema/state/program
          local.get $11
          local.get $3
          i32.const 1
          i32.shl
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          local.tee $10
          local.get $0
          i32.gt_s
          local.get $1
          local.get $10
          i32.ge_s
          i32.and
          local.get $10
          i32.const 128
          i32.ge_s
          i32.and
          if (result i32)
           local.get $6
           local.get $8
           local.get $10
           call $wasm/assembly/schema/containers/isOpenFor
          else
           i32.const 0
          end
          br_if $__inlined_func$wasm/assembly/schema/containers/mayMove$99
          local.get $3
          i32.const 1
          i32.add
          local.set $3
          br $for-loop|11
         end
        end
        i32.const 0
        local.set $9
       end
       local.get $9
       i32.eqz
       if
        local.get $4
        i32.const 14
        call $wasm/assembly/schema/frames/fail
       end
       local.get $5
       i32.const 1
       i32.add
       local.set $5
       br $for-loop|1
      end
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $4
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $4
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/machine/finishNumber (param $0 f64)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/session
  local.get $0
  f64.store offset=56
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 68
  i32.sub
  i32.load
  local.set $1
  loop $for-loop|0
   local.get $1
   if
    block $__inlined_func$wasm/assembly/schema/scalars/endNumber$52
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     if (result i32)
      i32.const 0
     else
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      i32.const 6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     end
     if
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $3
      local.get $0
      call $wasm/assembly/schema/scalars/numberFault
      local.tee $2
      i32.const 0
      i32.lt_s
      if
       i32.const 2
       local.get $1
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 5
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       call $wasm/assembly/schema/scalars/question
      else
       local.get $2
       if
        local.get $1
        local.get $2
        call $wasm/assembly/schema/frames/fail
       else
        local.get $1
        call $wasm/assembly/schema/frames/settleOwn
       end
      end
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      br_if $__inlined_func$wasm/assembly/schema/scalars/endNumber$52
     end
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $1
     br $for-loop|0
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.const 3
  i32.store offset=224
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/session
   i32.load offset=52
  end
  i32.eqz
  if
   call $wasm/assembly/schema/machine/hashNumber
  end
 )
 (func $wasm/assembly/schema/machine/close (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  local.get $0
  i32.const 125
  i32.const 93
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $8
  i32.load
  local.tee $0
  i32.const 32
  i32.eq
  select
  i32.ne
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=20
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
   return
  end
  local.get $8
  i32.load offset=28
  i32.const 0
  i32.ne
  local.tee $4
  if
   local.get $8
   i32.const 48
   i32.add
   local.set $1
   local.get $0
   i32.const 32
   i32.eq
   if
    i32.const 14304
    global.get $wasm/assembly/schema/state/program
    v128.load offset=16
    v128.store
    i32.const 14304
    i32.const 14316
    i32.load
    i32.const 14312
    i32.load
    i32.const 14308
    i32.load
    i32.const 14304
    i32.load
    i32.const 6
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $0
    i32.const 15
    i32.shr_u
    i32.xor
    i32.const 6
    i32.xor
    i32.const -2048144777
    i32.mul
    local.tee $2
    i32.const 13
    i32.shr_u
    i32.xor
    i32.const 6
    i32.xor
    i32.const -1028477379
    i32.mul
    local.tee $3
    i32.const 16
    i32.shr_u
    i32.xor
    i32.const 6
    i32.xor
    i32.const 668265263
    i32.mul
    local.tee $6
    i32.const 14
    i32.shr_u
    local.get $0
    i32.xor
    i32.store
    i32.const 14308
    local.get $2
    local.get $0
    i32.const 17
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14312
    local.get $3
    local.get $2
    i32.const 12
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14316
    local.get $6
    local.get $3
    i32.const 15
    i32.shr_u
    i32.xor
    i32.store
    i32.const 14304
    local.get $1
    call $wasm/assembly/schema/hash/mixHash
   else
    i32.const 14304
    local.get $1
    v128.load
    v128.store
   end
   i32.const 14304
   local.get $8
   i32.load offset=16
   local.tee $0
   i32.const 14304
   i32.load
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $1
   local.get $0
   i32.const 14316
   i32.load
   local.get $0
   i32.const 14312
   i32.load
   i32.const 14308
   i32.load
   local.get $1
   i32.const 15
   i32.shr_u
   i32.xor
   local.get $0
   i32.xor
   i32.const -2048144777
   i32.mul
   local.tee $0
   i32.const 13
   i32.shr_u
   i32.xor
   i32.xor
   i32.const -1028477379
   i32.mul
   local.tee $2
   i32.const 16
   i32.shr_u
   i32.xor
   i32.xor
   i32.const 668265263
   i32.mul
   local.tee $3
   i32.const 14
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14308
   local.get $0
   local.get $1
   i32.const 17
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14312
   local.get $2
   local.get $0
   i32.const 12
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14316
   local.get $3
   local.get $2
   i32.const 15
   i32.shr_u
   i32.xor
   i32.store
  end
  local.get $8
  i32.load offset=12
  local.set $0
  block $__inlined_func$wasm/assembly/schema/containers/endContainer$41
   loop $for-loop|0
    local.get $0
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.eqz
     if
      local.get $8
      i32.load
      i32.const 32
      i32.eq
      if
       local.get $0
       call $wasm/assembly/schema/containers/endObject
      else
       block $__inlined_func$wasm/assembly/schema/containers/endArray$139
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 8
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $1
        if (result i32)
         global.get $wasm/assembly/schema/state/arena
         local.get $0
         i32.const 6
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
        else
         i32.const 0
        end
        i32.eqz
        br_if $__inlined_func$wasm/assembly/schema/containers/endArray$139
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 7
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        global.get $wasm/assembly/schema/state/program
        local.get $1
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.lt_s
        if
         local.get $0
         i32.const 26
         call $wasm/assembly/schema/frames/fail
         br $__inlined_func$wasm/assembly/schema/containers/endArray$139
        end
        global.get $wasm/assembly/schema/state/program
        local.get $1
        i32.const 5
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.eqz
        br_if $__inlined_func$wasm/assembly/schema/containers/endArray$139
        global.get $wasm/assembly/schema/state/program
        local.get $1
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $1
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 8
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.gt_s
        if
         local.get $0
         i32.const 29
         i32.const 30
         local.get $1
         i32.const 1
         i32.eq
         select
         call $wasm/assembly/schema/frames/fail
        end
       end
      end
      i32.const 0
      local.set $7
      block $__inlined_func$wasm/assembly/schema/containers/checkHash$7
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/arena
       local.get $0
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 9
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $6
       if (result i32)
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
       else
        i32.const 1
       end
       br_if $__inlined_func$wasm/assembly/schema/containers/checkHash$7
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 5
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $3
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 2
       i32.shl
       i32.add
       local.set $11
       loop $for-loop|00
        local.get $3
        local.get $7
        i32.gt_s
        if
         local.get $11
         local.get $7
         i32.const 4
         i32.shl
         i32.add
         local.set $10
         local.get $4
         if
          i32.const 16
          local.set $1
          i32.const 14304
          local.set $9
          i32.const 0
          local.set $2
          block $~lib/util/memory/memcmp|inlined.1
           local.get $10
           i32.const 14304
           i32.eq
           br_if $~lib/util/memory/memcmp|inlined.1
           local.get $10
           i32.const 7
           i32.and
           i32.eqz
           if
            loop $while-continue|1
             local.get $10
             i32.const 7
             i32.and
             if
              i32.const 0
              local.set $2
              local.get $1
              i32.eqz
              br_if $~lib/util/memory/memcmp|inlined.1
              local.get $10
              i32.load8_u
              local.tee $12
              local.get $9
              i32.load8_u
              local.tee $13
              i32.sub
              local.set $2
              local.get $12
              local.get $13
              i32.ne
              br_if $~lib/util/memory/memcmp|inlined.1
              local.get $1
              i32.const 1
              i32.sub
              local.set $1
              local.get $10
              i32.const 1
              i32.add
              local.set $10
              local.get $9
              i32.const 1
              i32.add
              local.set $9
              br $while-continue|1
             end
            end
            loop $while-continue|2
             local.get $1
             i32.const 8
             i32.ge_u
             if
              local.get $10
              i64.load
              local.get $9
              i64.load
              i64.eq
              if
               local.get $10
               i32.const 8
               i32.add
               local.set $10
               local.get $9
               i32.const 8
               i32.add
               local.set $9
               local.get $1
               i32.const 8
               i32.sub
               local.set $1
               br $while-continue|2
              end
             end
            end
           end
           loop $while-continue|3
            local.get $1
            local.tee $2
            i32.const 1
            i32.sub
            local.set $1
            local.get $2
            if
             local.get $10
             i32.load8_u
             local.tee $12
             local.get $9
             i32.load8_u
             local.tee $13
             i32.sub
             local.set $2
             local.get $12
             local.get $13
             i32.ne
             br_if $~lib/util/memory/memcmp|inlined.1
             local.get $10
             i32.const 1
             i32.add
             local.set $10
             local.get $9
             i32.const 1
             i32.add
             local.set $9
             br $while-continue|3
            end
           end
           i32.const 0
           local.set $2
          end
         else
          i32.const 1
          local.set $2
         end
         local.get $2
         i32.eqz
         br_if $__inlined_func$wasm/assembly/schema/containers/checkHash$7
         local.get $7
         i32.const 1
         i32.add
         local.set $7
         br $for-loop|00
        end
       end
       local.get $0
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 7
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       call $wasm/assembly/schema/frames/fail
      end
      global.get $wasm/assembly/schema/state/program
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.const 11
      i32.const 10
      local.get $8
      i32.load
      i32.const 16
      i32.eq
      select
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      if
       local.get $5
       local.get $5
       i32.const 1
       i32.add
       global.get $wasm/assembly/schema/state/arena
       local.get $0
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       select
       local.set $5
      else
       local.get $0
       call $wasm/assembly/schema/frames/settleOwn
      end
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      br_if $__inlined_func$wasm/assembly/schema/containers/endContainer$41
     end
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $0
     br $for-loop|0
    end
   end
   local.get $5
   i32.const 0
   i32.gt_s
   if
    local.get $8
    call $wasm/assembly/schema/containers/endUnevaluated
   end
  end
  local.get $4
  call $wasm/assembly/schema/machine/endValue
 )
 (func $wasm/assembly/schema/lane/replay (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=152
  local.set $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=192
  local.tee $3
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 60
  i32.sub
  i32.load
  i32.add
  global.get $wasm/assembly/schema/state/session
  i32.load offset=40
  local.tee $4
  memory.copy
  call $wasm/assembly/schema/lane/leave
  global.get $wasm/assembly/schema/state/session
  i32.const 2
  i32.store offset=124
  global.get $wasm/assembly/schema/state/session
  local.get $2
  i32.store offset=24
  call $wasm/assembly/schema/containers/startName
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   i32.const 1
   call $wasm/assembly/schema/machine/openString
  end
  loop $for-loop|0
   local.get $1
   local.get $4
   i32.lt_s
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.const 0
    i32.ne
   else
    i32.const 1
   end
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    local.get $2
    i32.const 1
    i32.add
    local.get $1
    i32.add
    i32.store offset=24
    local.get $1
    local.get $3
    i32.add
    i32.load8_u
    call $wasm/assembly/schema/machine/stringByte
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  local.get $0
 )
 (func $wasm/assembly/schema/hash/mixHash (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  loop $for-loop|0
   local.get $2
   i32.const 16
   i32.lt_u
   if
    local.get $0
    local.get $1
    local.get $2
    i32.add
    i32.load
    local.tee $6
    local.get $0
    i32.load
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $3
    local.get $0
    i32.load offset=12
    local.get $0
    i32.load offset=8
    local.get $0
    i32.load offset=4
    local.get $3
    i32.const 15
    i32.shr_u
    i32.xor
    local.get $6
    i32.xor
    i32.const -2048144777
    i32.mul
    local.tee $4
    i32.const 13
    i32.shr_u
    i32.xor
    local.get $6
    i32.xor
    i32.const -1028477379
    i32.mul
    local.tee $5
    i32.const 16
    i32.shr_u
    i32.xor
    local.get $6
    i32.xor
    i32.const 668265263
    i32.mul
    local.tee $6
    i32.const 14
    i32.shr_u
    i32.xor
    i32.store
    local.get $0
    local.get $4
    local.get $3
    i32.const 17
    i32.shr_u
    i32.xor
    i32.store offset=4
    local.get $0
    local.get $5
    local.get $4
    i32.const 12
    i32.shr_u
    i32.xor
    i32.store offset=8
    local.get $0
    local.get $6
    local.get $5
    i32.const 15
    i32.shr_u
    i32.xor
    i32.store offset=12
    local.get $2
    i32.const 4
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/hash/hashBytes (param $0 i32) (param $1 i32) (result i64)
  (local $2 i64)
  global.get $wasm/assembly/schema/state/program
  i64.load offset=16
  local.get $1
  i64.extend_i32_s
  i64.const -7046029254386353131
  i64.mul
  i64.xor
  local.set $2
  loop $for-loop|0
   local.get $1
   i32.const 8
   i32.ge_s
   if
    local.get $2
    local.get $0
    i64.load
    i64.xor
    local.tee $2
    local.get $2
    i64.const 32
    i64.shr_u
    i64.xor
    i64.const -2960836687051489901
    i64.mul
    local.tee $2
    local.get $2
    i64.const 29
    i64.shr_u
    i64.xor
    i64.const -7046029254386353131
    i64.mul
    local.tee $2
    local.get $2
    i64.const 32
    i64.shr_u
    i64.xor
    local.set $2
    local.get $0
    i32.const 8
    i32.add
    local.set $0
    local.get $1
    i32.const 8
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
  local.get $1
  i32.const 0
  i32.gt_s
  if (result i64)
   local.get $2
   local.get $0
   i64.load
   i64.const 1
   local.get $1
   i32.const 3
   i32.shl
   i64.extend_i32_s
   i64.shl
   i64.const 1
   i64.sub
   i64.and
   i64.xor
   local.tee $2
   local.get $2
   i64.const 32
   i64.shr_u
   i64.xor
   i64.const -2960836687051489901
   i64.mul
   local.tee $2
   local.get $2
   i64.const 29
   i64.shr_u
   i64.xor
   i64.const -7046029254386353131
   i64.mul
   local.tee $2
   local.get $2
   i64.const 32
   i64.shr_u
   i64.xor
  else
   local.get $2
  end
  global.get $wasm/assembly/schema/state/program
  i64.load offset=24
  i64.xor
  local.tee $2
  local.get $2
  i64.const 32
  i64.shr_u
  i64.xor
  i64.const -2960836687051489901
  i64.mul
  local.tee $2
  local.get $2
  i64.const 29
  i64.shr_u
  i64.xor
  i64.const -7046029254386353131
  i64.mul
  local.tee $2
  local.get $2
  i64.const 32
  i64.shr_u
  i64.xor
 )
 (func $wasm/assembly/schema/frames/isWanted (param $0 i32) (result i32)
  (local $1 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 16
  i32.and
  if
   i32.const 1
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $0
  loop $for-loop|0
   local.get $0
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $1
    if (result i32)
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
    else
     i32.const 0
    end
    i32.eqz
    if
     i32.const 1
     return
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $0
    br $for-loop|0
   end
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/containers/move (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $1
  i32.mul
  i32.add
  local.set $5
  global.get $wasm/assembly/schema/state/program
  block $__inlined_func$wasm/assembly/schema/containers/classOf$88 (result i32)
   local.get $2
   i32.const 128
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    local.get $2
    i32.add
    i32.load8_u
    br $__inlined_func$wasm/assembly/schema/containers/classOf$88
   end
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $4
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 4
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $1
   loop $while-continue|0
    local.get $1
    local.get $3
    i32.sub
    i32.const 1
    i32.gt_s
    if
     local.get $2
     global.get $wasm/assembly/schema/state/program
     local.get $4
     local.get $1
     local.get $3
     i32.add
     i32.const 1
     i32.shr_s
     local.tee $0
     i32.const 1
     i32.shl
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.ge_s
     if
      local.get $0
      local.set $3
     else
      local.get $0
      local.set $1
     end
     br $while-continue|0
    end
   end
   global.get $wasm/assembly/schema/state/program
   local.get $4
   local.get $3
   i32.const 1
   i32.shl
   i32.add
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  local.get $5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
 )
 (func $wasm/assembly/schema/containers/isOpenFor (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  global.get $wasm/assembly/schema/state/program
  local.get $0
  local.get $1
  local.get $2
  call $wasm/assembly/schema/containers/move
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 6
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 2
  i32.and
  i32.eqz
 )
 (func $wasm/assembly/big/multiply (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i64)
  (local $4 i32)
  (local $5 i32)
  local.get $2
  i64.extend_i32_u
  local.set $3
  local.get $0
  i32.const 2
  i32.shl
  i32.const 13952
  i32.add
  i32.load
  local.set $4
  local.get $0
  i32.const 10
  i32.shl
  i32.const 11904
  i32.add
  local.tee $5
  local.set $2
  loop $for-loop|0
   local.get $2
   local.get $5
   local.get $4
   i32.const 2
   i32.shl
   i32.add
   i32.lt_u
   if
    local.get $2
    local.get $3
    local.get $2
    i64.load32_u
    local.get $1
    i64.extend_i32_u
    i64.mul
    i64.add
    local.tee $3
    i64.store32
    local.get $3
    i64.const 32
    i64.shr_u
    local.set $3
    local.get $2
    i32.const 4
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  local.get $3
  i64.eqz
  local.get $4
  i32.const 256
  i32.eq
  i32.or
  if
   return
  end
  local.get $5
  local.get $4
  i32.const 2
  i32.shl
  i32.add
  local.get $3
  i64.store32
  local.get $0
  i32.const 2
  i32.shl
  i32.const 13952
  i32.add
  local.get $4
  i32.const 1
  i32.add
  i32.store
 )
 (func $wasm/assembly/schema/scalars/startNumber
  (local $0 i32)
  (local $1 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  local.tee $1
  i32.const 52
  i32.sub
  i32.load
  i32.const 0
  i32.ne
  local.set $0
  local.get $1
  i32.const 68
  i32.sub
  i32.load
  local.set $1
  loop $for-loop|0
   local.get $1
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.eqz
    if
     local.get $0
     i32.const 1
     i32.or
     local.get $0
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     select
     local.tee $0
     i32.const 2
     i32.or
     local.get $0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $0
     i32.const 5
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     global.get $wasm/assembly/schema/state/program
     local.get $0
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.or
     select
     local.set $0
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $1
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.store offset=216
 )
 (func $wasm/assembly/schema/scalars/numberFault (param $0 i32) (param $1 f64) (result i32)
  (local $2 i32)
  (local $3 f64)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  local.get $1
  local.get $1
  f64.trunc
  f64.eq
  local.tee $4
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 4
  i32.and
  i32.or
  i32.eqz
  if
   i32.const 4
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $7
  if
   global.get $wasm/assembly/schema/state/program
   local.get $7
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $6
   loop $for-loop|0
    local.get $2
    local.get $6
    i32.lt_s
    if
     i32.const 1
     local.get $5
     local.get $1
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $7
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.get $2
     i32.const 1
     i32.shl
     i32.add
     i32.const 2
     i32.shl
     i32.add
     f64.load
     f64.eq
     select
     local.set $5
     local.get $2
     i32.const 1
     i32.add
     local.set $2
     br $for-loop|0
    end
   end
   local.get $5
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/program
    local.get $7
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    return
   end
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $0
  i32.eqz
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $2
  i32.const 1
  i32.and
  if (result i32)
   local.get $1
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   f64.load
   f64.lt
  else
   i32.const 0
  end
  if
   i32.const 7
   return
  end
  local.get $2
  i32.const 2
  i32.and
  if (result i32)
   local.get $1
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 4
   i32.add
   i32.const 2
   i32.shl
   i32.add
   f64.load
   f64.le
  else
   i32.const 0
  end
  if
   i32.const 8
   return
  end
  local.get $2
  i32.const 4
  i32.and
  if (result i32)
   local.get $1
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 6
   i32.add
   i32.const 2
   i32.shl
   i32.add
   f64.load
   f64.gt
  else
   i32.const 0
  end
  if
   i32.const 9
   return
  end
  local.get $2
  i32.const 8
  i32.and
  if (result i32)
   local.get $1
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 8
   i32.add
   i32.const 2
   i32.shl
   i32.add
   f64.load
   f64.ge
  else
   i32.const 0
  end
  if
   i32.const 10
   return
  end
  local.get $2
  i32.const 16
  i32.and
  i32.eqz
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  f64.load
  local.tee $3
  f64.const 9007199254740991
  f64.le
  local.get $1
  f64.abs
  f64.const 9007199254740991
  f64.le
  local.get $4
  local.get $4
  select
  local.tee $0
  if
   local.get $3
   local.get $3
   f64.trunc
   f64.eq
   local.set $0
  end
  local.get $0
  local.get $0
  select
  i32.eqz
  if
   i32.const -1
   return
  end
  i32.const 0
  i32.const 11
  local.get $1
  i64.trunc_sat_f64_s
  local.get $3
  i64.trunc_sat_f64_s
  i64.rem_s
  i64.eqz
  select
 )
 (func $wasm/assembly/schema/scalars/mayGoOn (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $6
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $5
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $0
  local.set $7
  loop $while-continue|0
   local.get $0
   local.get $5
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/program
    local.get $6
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $0
    local.get $5
    i32.add
    i32.const 1
    i32.shr_s
    local.tee $4
    i32.const 3
    i32.shl
    i32.add
    local.get $1
    call $wasm/assembly/schema/containers/codeAt
    local.get $2
    i32.lt_s
    if
     local.get $4
     i32.const 1
     i32.add
     local.set $5
    else
     local.get $4
     local.set $0
    end
    br $while-continue|0
   end
  end
  local.get $5
  local.get $7
  i32.lt_s
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $6
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.get $5
   i32.const 3
   i32.shl
   i32.add
   local.get $1
   call $wasm/assembly/schema/containers/codeAt
   local.get $3
   i32.le_s
  else
   i32.const 0
  end
 )
 (func $wasm/assembly/schema/machine/stringByte (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=168
  if
   local.get $0
   call $wasm/assembly/schema/machine/escapeByte
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=180
  local.tee $1
  if
   block $__inlined_func$wasm/assembly/schema/machine/continuation$105
    global.get $wasm/assembly/schema/state/session
    i32.load offset=188
    local.tee $2
    local.get $1
    i32.const 240
    i32.ge_s
    if (result i32)
     i32.const 4
    else
     i32.const 3
     i32.const 2
     local.get $1
     i32.const 224
     i32.ge_s
     select
    end
    i32.const 1
    i32.sub
    i32.eq
    local.tee $3
    local.get $1
    i32.const 224
    i32.eq
    i32.and
    if (result i32)
     i32.const 160
    else
     i32.const 144
     i32.const 128
     local.get $1
     i32.const 240
     i32.eq
     local.get $3
     i32.and
     select
    end
    local.get $0
    i32.gt_s
    if (result i32)
     i32.const 1
    else
     local.get $1
     i32.const 237
     i32.eq
     local.get $3
     i32.and
     if (result i32)
      i32.const 159
     else
      i32.const 143
      i32.const 191
      local.get $1
      i32.const 244
      i32.eq
      local.get $3
      i32.and
      select
     end
     local.get $0
     i32.lt_s
    end
    if
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 4
      i32.store offset=20
     end
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=136
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=4
      global.get $wasm/assembly/schema/state/session
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.store offset=8
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=12
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=16
     end
     br $__inlined_func$wasm/assembly/schema/machine/continuation$105
    end
    local.get $0
    i32.const 63
    i32.and
    global.get $wasm/assembly/schema/state/session
    local.tee $0
    i32.load offset=184
    i32.const 6
    i32.shl
    i32.or
    local.set $1
    local.get $0
    local.get $1
    i32.store offset=184
    global.get $wasm/assembly/schema/state/session
    local.get $2
    i32.const 1
    i32.sub
    i32.store offset=188
    local.get $2
    i32.const 1
    i32.gt_s
    if
     call $wasm/assembly/schema/machine/partial
     br $__inlined_func$wasm/assembly/schema/machine/continuation$105
    end
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=180
    local.get $1
    call $wasm/assembly/schema/machine/characterIs
   end
   return
  end
  block $folding-inner0
   local.get $0
   i32.const 92
   i32.ne
   i32.const 0
   global.get $wasm/assembly/schema/state/session
   i32.load offset=176
   local.tee $1
   select
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 5
     i32.store offset=20
    end
    br $folding-inner0
   end
   local.get $0
   i32.const 34
   i32.eq
   if
    call $wasm/assembly/schema/machine/endString
    return
   end
   local.get $0
   i32.const 32
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=20
    end
    br $folding-inner0
   end
   local.get $1
   if (result i32)
    i32.const 0
   else
    global.get $wasm/assembly/schema/state/session
    i32.load offset=160
   end
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=40
    local.set $3
    global.get $wasm/assembly/schema/state/levels
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 80
    i32.mul
    i32.add
    i32.const 68
    i32.sub
    i32.load
    local.set $1
    loop $for-loop|0
     local.get $1
     if
      block $for-continue|0
       global.get $wasm/assembly/schema/state/arena
       local.get $1
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       br_if $for-continue|0
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/arena
       local.get $1
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $2
       i32.const 9
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $4
       if (result i32)
        local.get $1
        local.get $3
        i32.const 0
        i32.const 1114111
        call $wasm/assembly/schema/scalars/mayGoOn
       else
        i32.const 1
       end
       i32.eqz
       if
        local.get $1
        global.get $wasm/assembly/schema/state/program
        local.get $4
        i32.const 7
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        call $wasm/assembly/schema/frames/fail
       end
       global.get $wasm/assembly/schema/state/program
       local.get $2
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $4
       i32.eqz
       br_if $for-continue|0
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $2
       i32.const 0
       i32.ge_s
       if (result i32)
        local.get $2
        global.get $wasm/assembly/schema/state/session
        i32.load offset=164
        i32.le_s
       else
        i32.const 0
       end
       if
        local.get $1
        i32.const 13
        call $wasm/assembly/schema/frames/fail
       end
       i32.const 0
       local.set $2
       loop $for-loop|1
        local.get $2
        global.get $wasm/assembly/schema/state/program
        local.get $4
        i32.const 3
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.lt_s
        if
         global.get $wasm/assembly/schema/state/program
         global.get $wasm/assembly/schema/state/program
         global.get $wasm/assembly/schema/state/program
         local.get $4
         i32.const 4
         i32.add
         local.get $2
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.const 6
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         global.get $wasm/assembly/schema/state/arena
         local.get $2
         global.get $wasm/assembly/schema/state/arena
         local.get $1
         i32.const 14
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.const 8
         i32.and
         if
          local.get $1
          i32.const 14
          call $wasm/assembly/schema/frames/fail
         end
         local.get $2
         i32.const 1
         i32.add
         local.set $2
         br $for-loop|1
        end
       end
       local.get $1
       local.get $4
       global.get $wasm/assembly/schema/state/session
       i32.load offset=164
       i32.const 1
       i32.add
       call $wasm/assembly/schema/scalars/settleText
      end
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $1
      br $for-loop|0
     end
    end
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if
    return
   end
   local.get $0
   i32.const 92
   i32.eq
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=168
   else
    local.get $0
    i32.const 128
    i32.lt_s
    if
     local.get $0
     call $wasm/assembly/schema/machine/characterIs
    else
     local.get $0
     i32.const 244
     i32.le_s
     local.get $0
     i32.const 194
     i32.ge_s
     i32.and
     if
      global.get $wasm/assembly/schema/state/session
      local.get $0
      i32.store offset=180
      global.get $wasm/assembly/schema/state/session
      local.get $0
      i32.const 240
      i32.ge_s
      if (result i32)
       i32.const 4
      else
       i32.const 3
       i32.const 2
       local.get $0
       i32.const 224
       i32.ge_s
       select
      end
      local.tee $1
      i32.const 1
      i32.sub
      i32.store offset=188
      global.get $wasm/assembly/schema/state/session
      local.get $0
      i32.const 255
      local.get $1
      i32.const 1
      i32.add
      i32.shr_s
      i32.and
      i32.store offset=184
      call $wasm/assembly/schema/machine/partial
     else
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/session
       i32.const 4
       i32.store offset=20
      end
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=136
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=4
       global.get $wasm/assembly/schema/state/session
       global.get $wasm/assembly/schema/state/session
       i32.load offset=32
       i32.const 1
       i32.sub
       i32.store offset=8
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=12
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=16
      end
     end
    end
   end
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=136
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
  end
 )
 (func $wasm/assembly/schema/machine/skipSpace (param $0 i32) (param $1 i32) (result i32)
  (local $2 v128)
  (local $3 i32)
  loop $while-continue|0
   local.get $0
   i32.const 16
   i32.add
   local.get $1
   i32.le_u
   if
    local.get $0
    v128.load
    local.tee $2
    v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
    i8x16.eq
    local.get $2
    v128.const i32x4 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a 0x0a0a0a0a
    i8x16.eq
    v128.or
    local.get $2
    v128.const i32x4 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d 0x0d0d0d0d
    i8x16.eq
    local.get $2
    v128.const i32x4 0x09090909 0x09090909 0x09090909 0x09090909
    i8x16.eq
    v128.or
    v128.or
    i8x16.bitmask
    i32.const 65535
    i32.xor
    local.tee $3
    if
     local.get $0
     local.get $3
     i32.ctz
     i32.add
     return
    end
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    br $while-continue|0
   end
  end
  loop $while-continue|1
   local.get $0
   local.get $1
   i32.lt_u
   if (result i32)
    local.get $0
    i32.load8_u
    local.tee $3
    i32.const 10
    i32.eq
    local.get $3
    i32.const 32
    i32.eq
    i32.or
    local.get $3
    i32.const 13
    i32.eq
    i32.or
    local.get $3
    i32.const 9
    i32.eq
    i32.or
   else
    i32.const 0
   end
   if
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    br $while-continue|1
   end
  end
  local.get $0
 )
 (func $wasm/assembly/schema/machine/schemaReset (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  loop $for-loop|0
   local.get $1
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/levels
    local.get $1
    i32.const 80
    i32.mul
    i32.add
    i32.load offset=36
    local.tee $2
    if
     local.get $2
     local.get $2
     i32.const -64
     i32.add
     i32.load
     i32.const 2
     i32.shl
     i32.const 1024
     i32.add
     local.tee $3
     i32.load
     i32.store
     local.get $3
     local.get $2
     i32.store
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=136
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=24
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=32
  global.get $wasm/assembly/schema/state/session
  i32.const 16
  i32.store offset=120
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=124
  local.get $0
  f64.const 0
  f64.store offset=128
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=144
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=168
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=176
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=180
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=208
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=52
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=108
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=20
  global.get $wasm/assembly/schema/state/session
  local.tee $0
  i32.load offset=116
  i32.const 1073741823
  i32.gt_s
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=112
   i32.const 0
   global.get $wasm/assembly/schema/state/program
   i32.load offset=4
   i32.const 3
   i32.shl
   memory.fill
   local.get $0
   i32.const 0
   i32.store offset=116
  end
  global.get $wasm/assembly/schema/state/program
  i32.load
  i32.const 0
  i32.const 0
  i32.const 0
  call $wasm/assembly/schema/frames/spawn
 )
 (func $wasm/assembly/schema/machine/run (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=124
    local.tee $2
    i32.const 6
    i32.eq
    if
     local.get $0
     local.set $2
     global.get $wasm/assembly/schema/state/session
     i32.load offset=160
     i32.eqz
     local.tee $0
     if
      global.get $wasm/assembly/schema/state/session
      i32.load offset=156
      i32.eqz
      local.set $0
     end
     local.get $0
     if
      global.get $wasm/assembly/schema/state/session
      i32.load offset=148
      i32.eqz
      local.set $0
     end
     local.get $0
     if (result i32)
      global.get $wasm/assembly/schema/state/levels
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 80
      i32.mul
      i32.add
      i32.const 52
      i32.sub
      i32.load
      i32.eqz
     else
      local.get $0
     end
     local.set $3
     block $__inlined_func$wasm/assembly/schema/machine/readString$145
      loop $while-continue|01
       local.get $1
       local.get $2
       i32.gt_u
       if
        local.get $3
        if (result i32)
         global.get $wasm/assembly/schema/state/session
         i32.load offset=176
         global.get $wasm/assembly/schema/state/session
         i32.load offset=168
         global.get $wasm/assembly/schema/state/session
         i32.load offset=180
         i32.or
         i32.or
        else
         i32.const 1
        end
        i32.eqz
        if
         local.get $2
         local.get $1
         local.tee $0
         call $wasm/assembly/schema/lane_scalars/skipText
         local.set $2
         local.get $0
         local.get $2
         i32.le_u
         br_if $__inlined_func$wasm/assembly/schema/machine/readString$145
        end
        local.get $2
        i32.load8_u
        global.get $wasm/assembly/schema/state/session
        local.get $2
        global.get $wasm/assembly/schema/machine/origin
        i32.sub
        i32.store offset=24
        call $wasm/assembly/schema/machine/stringByte
        local.get $2
        local.set $0
        global.get $wasm/assembly/schema/state/session
        i32.load offset=136
        br_if $__inlined_func$wasm/assembly/schema/machine/readString$145
        local.get $0
        i32.const 1
        i32.add
        local.tee $2
        local.set $0
        global.get $wasm/assembly/schema/state/session
        i32.load offset=124
        i32.const 6
        i32.ne
        if (result i32)
         i32.const 1
        else
         global.get $wasm/assembly/schema/state/session
         i32.load offset=52
         i32.const 0
         i32.gt_s
        end
        br_if $__inlined_func$wasm/assembly/schema/machine/readString$145
        br $while-continue|01
       end
      end
      local.get $2
      local.set $0
     end
    else
     local.get $2
     i32.const 7
     i32.eq
     if
      local.get $0
      local.get $1
      call $wasm/assembly/schema/machine/readNumber
      local.set $0
     else
      local.get $2
      i32.const 9
      i32.eq
      if
       local.get $0
       local.get $1
       call $wasm/assembly/schema/lane/readNameOn
       local.set $0
      else
       local.get $2
       i32.const 10
       i32.eq
       if
        block $__inlined_func$wasm/assembly/schema/lane/readTextOn$146 (result i32)
         local.get $1
         local.get $1
         local.get $0
         local.get $1
         call $wasm/assembly/schema/lane_scalars/skipText
         local.tee $0
         i32.eq
         br_if $__inlined_func$wasm/assembly/schema/lane/readTextOn$146
         drop
         local.get $0
         i32.load8_u
         i32.const 34
         i32.eq
         if
          global.get $wasm/assembly/schema/state/session
          i32.const 5
          i32.store offset=124
          local.get $0
          i32.const 1
          i32.add
          br $__inlined_func$wasm/assembly/schema/lane/readTextOn$146
         end
         call $wasm/assembly/schema/lane/replayText
         local.get $0
        end
        local.set $0
       else
        local.get $2
        i32.const 11
        i32.eq
        if
         block $__inlined_func$wasm/assembly/schema/lane/readDigitsOn$48
          local.get $0
          local.set $3
          global.get $wasm/assembly/schema/state/session
          i32.load offset=196
          local.set $2
          global.get $wasm/assembly/schema/state/session
          i32.load offset=192
          local.set $6
          loop $while-continue|00
           local.get $0
           local.get $1
           i32.lt_u
           if (result i32)
            local.get $0
            i32.load8_u
            local.tee $4
            i32.const 46
            i32.eq
            local.get $4
            i32.const 48
            i32.sub
            i32.const 9
            i32.le_u
            i32.or
            local.get $4
            i32.const 45
            i32.eq
            i32.or
            local.get $4
            i32.const 43
            i32.eq
            i32.or
            local.get $4
            i32.const 32
            i32.or
            i32.const 101
            i32.eq
            i32.or
           else
            i32.const 0
           end
           if
            local.get $0
            i32.const 1
            i32.add
            local.set $0
            br $while-continue|00
           end
          end
          global.get $wasm/assembly/schema/state/levels
          global.get $wasm/assembly/schema/state/session
          i32.load offset=32
          i32.const 80
          i32.mul
          i32.add
          i32.const 24
          i32.sub
          i32.load
          local.set $7
          local.get $2
          local.get $0
          local.get $3
          i32.sub
          local.tee $4
          i32.add
          local.tee $8
          i32.const 64
          i32.le_s
          if
           local.get $2
           local.get $6
           i32.add
           local.set $2
           block $wasm/assembly/strings/copyOver|inlined.2
            local.get $4
            i32.const 512
            i32.gt_u
            if
             local.get $2
             local.get $3
             local.get $4
             memory.copy
             br $wasm/assembly/strings/copyOver|inlined.2
            end
            local.get $2
            local.get $4
            i32.add
            local.set $5
            local.get $2
            local.get $3
            v128.load
            v128.store
            local.get $2
            i32.const 16
            i32.add
            local.set $2
            local.get $3
            i32.const 16
            i32.add
            local.set $4
            loop $while-continue|1
             local.get $2
             local.get $5
             i32.lt_u
             if
              local.get $2
              local.get $4
              v128.load
              v128.store
              local.get $2
              i32.const 16
              i32.add
              local.set $2
              local.get $4
              i32.const 16
              i32.add
              local.set $4
              br $while-continue|1
             end
            end
           end
           local.get $0
           local.get $1
           i32.eq
           if
            local.get $6
            local.get $6
            local.get $8
            i32.add
            local.get $7
            call $wasm/assembly/schema/lane_scalars/mayBeNumber
            if
             global.get $wasm/assembly/schema/state/session
             local.get $8
             i32.store offset=196
             local.get $1
             local.set $0
             br $__inlined_func$wasm/assembly/schema/lane/readDigitsOn$48
            end
           else
            local.get $6
            local.get $8
            i32.add
            local.tee $2
            local.get $0
            i32.load8_u
            i32.store8
            local.get $6
            local.get $2
            i32.const 1
            i32.add
            local.get $7
            call $wasm/assembly/schema/lane_scalars/isNumberFine
            if (result i32)
             global.get $wasm/assembly/schema/lane_scalars/valueEnd
             local.get $2
             i32.eq
            else
             i32.const 0
            end
            if
             global.get $wasm/assembly/schema/state/session
             i32.const 5
             i32.store offset=124
             br $__inlined_func$wasm/assembly/schema/lane/readDigitsOn$48
            end
           end
          end
          call $wasm/assembly/schema/lane/replayDigits
          local.get $3
          local.set $0
         end
        else
         global.get $wasm/assembly/schema/state/session
         i32.load offset=32
         local.tee $3
         i32.const 0
         i32.gt_s
         if (result i32)
          global.get $wasm/assembly/schema/state/levels
          local.get $3
          i32.const 80
          i32.mul
          i32.add
          i32.const 16
          i32.sub
          i32.load
         else
          i32.const 0
         end
         if (result i32)
          local.get $0
          local.get $1
          call $wasm/assembly/schema/lane/readLane
         else
          local.get $0
          i32.load8_u
          local.tee $3
          i32.const 10
          i32.eq
          local.get $3
          i32.const 32
          i32.eq
          i32.or
          local.get $3
          i32.const 13
          i32.eq
          i32.or
          local.get $3
          i32.const 9
          i32.eq
          i32.or
          local.get $2
          i32.const 8
          i32.ne
          i32.and
          if
           local.get $0
           i32.const 1
           i32.add
           local.get $1
           call $wasm/assembly/schema/machine/skipSpace
           local.set $0
           br $while-continue|0
          end
          global.get $wasm/assembly/schema/state/session
          local.get $0
          global.get $wasm/assembly/schema/machine/origin
          i32.sub
          i32.store offset=24
          local.get $2
          i32.const 8
          i32.eq
          if
           block $__inlined_func$wasm/assembly/schema/machine/wordByte$165
            local.get $3
            global.get $wasm/assembly/schema/state/session
            i32.load offset=204
            local.tee $2
            i32.const 255
            i32.and
            i32.ne
            if
             global.get $wasm/assembly/schema/state/session
             i32.load offset=136
             i32.eqz
             if
              global.get $wasm/assembly/schema/state/session
              i32.const 1
              i32.store offset=20
             end
             global.get $wasm/assembly/schema/state/session
             i32.load offset=136
             i32.eqz
             if
              global.get $wasm/assembly/schema/state/session
              i32.const 1
              i32.store offset=136
              global.get $wasm/assembly/schema/state/session
              i32.const 1
              i32.store offset=4
              global.get $wasm/assembly/schema/state/session
              global.get $wasm/assembly/schema/state/session
              i32.load offset=32
              i32.const 1
              i32.sub
              i32.store offset=8
              global.get $wasm/assembly/schema/state/session
              i32.const 0
              i32.store offset=12
              global.get $wasm/assembly/schema/state/session
              i32.const 0
              i32.store offset=16
             end
             br $__inlined_func$wasm/assembly/schema/machine/wordByte$165
            end
            global.get $wasm/assembly/schema/state/session
            local.get $2
            i32.const 8
            i32.shr_u
            local.tee $2
            i32.store offset=204
            local.get $2
            br_if $__inlined_func$wasm/assembly/schema/machine/wordByte$165
            global.get $wasm/assembly/schema/state/levels
            global.get $wasm/assembly/schema/state/session
            i32.load offset=32
            i32.const 1
            i32.sub
            i32.const 80
            i32.mul
            i32.add
            local.tee $2
            i32.load offset=28
            i32.const 0
            i32.ne
            local.tee $3
            if
             i32.const 1
             i32.const 2
             local.get $2
             i32.load
             i32.const 1
             i32.eq
             local.tee $2
             select
             local.set $4
             i32.const 14304
             global.get $wasm/assembly/schema/state/program
             v128.load offset=16
             v128.store
             i32.const 14304
             local.get $4
             i32.const 14316
             i32.load
             local.get $4
             i32.const 14312
             i32.load
             i32.const 14308
             i32.load
             i32.const 14304
             i32.load
             local.get $4
             i32.xor
             i32.const -1640531535
             i32.mul
             local.tee $5
             i32.const 15
             i32.shr_u
             i32.xor
             local.get $4
             i32.xor
             i32.const -2048144777
             i32.mul
             local.tee $4
             i32.const 13
             i32.shr_u
             i32.xor
             i32.xor
             i32.const -1028477379
             i32.mul
             local.tee $6
             i32.const 16
             i32.shr_u
             i32.xor
             i32.xor
             i32.const 668265263
             i32.mul
             local.tee $7
             i32.const 14
             i32.shr_u
             local.get $5
             i32.xor
             i32.store
             i32.const 14308
             local.get $4
             local.get $5
             i32.const 17
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14312
             local.get $6
             local.get $4
             i32.const 12
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14316
             local.get $7
             local.get $6
             i32.const 15
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14316
             i32.load
             local.set $4
             i32.const 14312
             i32.load
             local.set $5
             i32.const 14308
             i32.load
             local.set $6
             i32.const 14304
             local.get $2
             if (result i32)
              i32.const 0
             else
              global.get $wasm/assembly/schema/state/session
              i32.load offset=140
             end
             local.tee $2
             i32.const 14304
             i32.load
             i32.xor
             i32.const -1640531535
             i32.mul
             local.tee $7
             local.get $4
             local.get $5
             local.get $6
             local.get $7
             i32.const 15
             i32.shr_u
             i32.xor
             local.get $2
             i32.xor
             i32.const -2048144777
             i32.mul
             local.tee $4
             i32.const 13
             i32.shr_u
             i32.xor
             local.get $2
             i32.xor
             i32.const -1028477379
             i32.mul
             local.tee $5
             i32.const 16
             i32.shr_u
             i32.xor
             local.get $2
             i32.xor
             i32.const 668265263
             i32.mul
             local.tee $2
             i32.const 14
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14308
             local.get $4
             local.get $7
             i32.const 17
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14312
             local.get $5
             local.get $4
             i32.const 12
             i32.shr_u
             i32.xor
             i32.store
             i32.const 14316
             local.get $2
             local.get $5
             i32.const 15
             i32.shr_u
             i32.xor
             i32.store
            end
            local.get $3
            call $wasm/assembly/schema/machine/endValue
           end
          else
           local.get $3
           local.get $2
           local.get $0
           local.get $1
           call $wasm/assembly/schema/machine/structural
           local.set $0
          end
          local.get $0
          i32.const 1
          i32.add
         end
         local.set $0
        end
       end
      end
     end
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store
     i32.const 1
     return
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=52
    i32.const 0
    i32.gt_s
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 2
     i32.store
     global.get $wasm/assembly/schema/state/session
     local.get $0
     i32.store offset=228
     global.get $wasm/assembly/schema/state/session
     local.get $1
     i32.store offset=232
     i32.const 2
     return
    end
    br $while-continue|0
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $1
  global.get $wasm/assembly/schema/machine/origin
  i32.sub
  i32.store offset=24
  i32.const 0
 )
 (func $wasm/assembly/schema/machine/readNumber (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=200
    local.set $3
    block $__inlined_func$wasm/assembly/schema/machine/nextPhase$56 (result i32)
     local.get $0
     i32.load8_u
     local.tee $2
     i32.const 57
     i32.le_u
     local.get $2
     i32.const 48
     i32.ge_u
     i32.and
     if
      i32.const 2
      i32.const 3
      local.get $2
      i32.const 48
      i32.eq
      select
      local.get $3
      i32.const 1
      i32.le_s
      br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
      drop
      i32.const -1
      local.get $3
      i32.const 2
      i32.eq
      br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
      drop
      i32.const 5
      local.get $3
      i32.const 4
      i32.eq
      br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
      drop
      i32.const 8
      local.get $3
      local.get $3
      i32.const 7
      i32.eq
      local.get $3
      i32.const 6
      i32.eq
      i32.or
      select
      br $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
     end
     local.get $3
     if (result i32)
      i32.const 7
      i32.const -1
      local.get $3
      i32.const 6
      i32.eq
      select
     else
      i32.const 1
     end
     local.get $2
     i32.const 45
     i32.eq
     br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
     drop
     i32.const 7
     i32.const -1
     local.get $3
     i32.const 6
     i32.eq
     select
     local.get $2
     i32.const 43
     i32.eq
     br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
     drop
     i32.const 4
     i32.const -1
     local.get $3
     i32.const 3
     i32.eq
     local.get $3
     i32.const 2
     i32.eq
     i32.or
     local.tee $4
     select
     local.get $2
     i32.const 46
     i32.eq
     br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
     drop
     i32.const 6
     i32.const -1
     local.get $4
     local.get $3
     i32.const 5
     i32.eq
     i32.or
     select
     local.get $2
     i32.const 69
     i32.eq
     local.get $2
     i32.const 101
     i32.eq
     i32.or
     br_if $__inlined_func$wasm/assembly/schema/machine/nextPhase$56
     drop
     i32.const 0
    end
    local.set $3
    global.get $wasm/assembly/schema/state/session
    local.get $0
    global.get $wasm/assembly/schema/machine/origin
    i32.sub
    i32.store offset=24
    local.get $3
    i32.eqz
    if
     call $wasm/assembly/schema/machine/closeNumber
     local.get $0
     return
    end
    local.get $3
    i32.const 0
    i32.lt_s
    if
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=20
     end
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=136
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=4
      global.get $wasm/assembly/schema/state/session
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.store offset=8
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=12
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=16
     end
     local.get $0
     return
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=196
    local.tee $4
    i32.const 1024
    i32.ge_s
    if
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=136
      global.get $wasm/assembly/schema/state/session
      i32.const 2
      i32.store offset=4
      global.get $wasm/assembly/schema/state/session
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.store offset=8
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=12
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=16
     end
     local.get $0
     return
    end
    local.get $4
    global.get $wasm/assembly/schema/state/session
    i32.load offset=192
    i32.add
    local.get $2
    i32.store8
    global.get $wasm/assembly/schema/state/session
    local.get $4
    i32.const 1
    i32.add
    i32.store offset=196
    global.get $wasm/assembly/schema/state/session
    local.get $3
    i32.store offset=200
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    global.get $wasm/assembly/schema/state/session
    i32.load offset=216
    i32.const 2
    i32.and
    if
     local.get $4
     if
      local.get $3
      i32.const 6
      i32.ge_s
      if
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=224
       i32.const 4
       i32.const 0
       i32.const 0
       call $wasm/assembly/schema/scalars/question
       local.get $0
       return
      end
     else
      local.get $2
      i32.const 45
      i32.eq
      if
       f64.const -inf
       f64.const 0
       call $wasm/assembly/schema/scalars/boundNumber
      else
       f64.const 0
       f64.const inf
       call $wasm/assembly/schema/scalars/boundNumber
      end
     end
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     if
      local.get $0
      return
     end
    end
    br $while-continue|0
   end
  end
  local.get $0
 )
 (func $wasm/assembly/schema/machine/partial
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=184
  local.tee $0
  global.get $wasm/assembly/schema/state/session
  i32.load offset=188
  i32.const 6
  i32.mul
  local.tee $1
  i32.shl
  local.tee $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=180
  local.tee $3
  i32.const 240
  i32.ge_s
  if (result i32)
   i32.const 65536
  else
   i32.const 2048
   i32.const 128
   local.get $3
   i32.const 224
   i32.ge_s
   select
  end
  local.tee $3
  local.get $2
  local.get $3
  i32.gt_s
  select
  local.set $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=160
  if
   local.get $2
   i32.const 1114111
   local.get $0
   i32.const 1
   i32.add
   local.get $1
   i32.shl
   i32.const 1
   i32.sub
   local.tee $0
   local.get $0
   i32.const 1114111
   i32.ge_s
   select
   global.get $wasm/assembly/schema/state/session
   i32.load offset=40
   call $wasm/assembly/schema/scalars/expectCharacter
  end
 )
 (func $wasm/assembly/schema/machine/openValue (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  i32.const 116
  i32.eq
  local.tee $3
  i32.eqz
  if
   local.get $0
   i32.const 102
   i32.eq
   local.set $3
  end
  local.get $3
  i32.eqz
  if
   local.get $0
   i32.const 110
   i32.eq
   local.set $3
  end
  local.get $0
  i32.const 34
  i32.eq
  if
   i32.const 8
   call $wasm/assembly/schema/frames/startValue
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    i32.const 0
    call $wasm/assembly/schema/machine/openString
   end
  else
   local.get $0
   i32.const 57
   i32.le_s
   if
    i32.const 4
    call $wasm/assembly/schema/frames/startValue
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=196
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=200
    global.get $wasm/assembly/schema/state/session
    i32.const 7
    i32.store offset=124
    call $wasm/assembly/schema/scalars/startNumber
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    if (result i32)
     local.get $1
    else
     local.get $1
     local.get $2
     call $wasm/assembly/schema/machine/quickNumber
     i32.const 1
     i32.sub
    end
    return
   else
    local.get $3
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.const 2
     local.get $0
     i32.const 116
     i32.eq
     local.tee $2
     select
     i32.store offset=140
     i32.const 1
     i32.const 2
     local.get $0
     i32.const 110
     i32.eq
     select
     call $wasm/assembly/schema/frames/startValue
     global.get $wasm/assembly/schema/state/session
     local.get $2
     if (result i32)
      i32.const 6649202
     else
      i32.const 1702063201
      i32.const 7105653
      local.get $0
      i32.const 102
      i32.eq
      select
     end
     i32.store offset=204
     global.get $wasm/assembly/schema/state/session
     i32.const 8
     i32.store offset=124
    else
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 500
     i32.ge_s
     if
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/session
       i32.const 8
       i32.store offset=20
      end
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=136
       global.get $wasm/assembly/schema/state/session
       i32.const 1
       i32.store offset=4
       global.get $wasm/assembly/schema/state/session
       global.get $wasm/assembly/schema/state/session
       i32.load offset=32
       i32.const 1
       i32.sub
       i32.store offset=8
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=12
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=16
      end
     else
      i32.const 32
      i32.const 16
      local.get $0
      i32.const 123
      i32.eq
      local.tee $2
      select
      call $wasm/assembly/schema/frames/startValue
      global.get $wasm/assembly/schema/state/session
      i32.const 3
      i32.const 1
      local.get $2
      select
      i32.store offset=124
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      if
       local.get $1
       return
      end
      local.get $0
      i32.const 91
      i32.eq
      i32.const 0
      global.get $wasm/assembly/schema/state/levels
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.const 80
      i32.mul
      i32.add
      local.tee $3
      i32.load offset=28
      select
      if
       local.get $3
       global.get $wasm/assembly/schema/state/program
       v128.load offset=16
       v128.store offset=48
       local.get $3
       local.get $3
       i32.load offset=60
       local.get $3
       i32.load offset=56
       local.get $3
       i32.load offset=52
       local.get $3
       i32.load offset=48
       i32.const 5
       i32.xor
       i32.const -1640531535
       i32.mul
       local.tee $0
       i32.const 15
       i32.shr_u
       i32.xor
       i32.const 5
       i32.xor
       i32.const -2048144777
       i32.mul
       local.tee $2
       i32.const 13
       i32.shr_u
       i32.xor
       i32.const 5
       i32.xor
       i32.const -1028477379
       i32.mul
       local.tee $4
       i32.const 16
       i32.shr_u
       i32.xor
       i32.const 5
       i32.xor
       i32.const 668265263
       i32.mul
       local.tee $5
       i32.const 14
       i32.shr_u
       local.get $0
       i32.xor
       i32.store offset=48
       local.get $3
       local.get $2
       local.get $0
       i32.const 17
       i32.shr_u
       i32.xor
       i32.store offset=52
       local.get $3
       local.get $4
       local.get $2
       i32.const 12
       i32.shr_u
       i32.xor
       i32.store offset=56
       local.get $3
       local.get $5
       local.get $4
       i32.const 15
       i32.shr_u
       i32.xor
       i32.store offset=60
      end
      global.get $wasm/assembly/schema/state/levels
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.const 80
      i32.mul
      i32.add
      local.tee $2
      i32.load offset=12
      local.set $0
      loop $for-loop|0
       local.get $0
       if
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.eqz
        if
         global.get $wasm/assembly/schema/state/program
         global.get $wasm/assembly/schema/state/arena
         local.get $0
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.const 7
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.set $3
         local.get $2
         i32.load
         i32.const 16
         i32.eq
         if
          local.get $0
          call $wasm/assembly/schema/frames/settleArrayEarly
         else
          local.get $3
          if
           local.get $0
           local.get $3
           call $wasm/assembly/schema/containers/settleObjectEarly
          end
         end
        end
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.set $0
        br $for-loop|0
       end
      end
     end
    end
   end
  end
  local.get $1
 )
 (func $wasm/assembly/schema/machine/nameIsThere (param $0 i32) (param $1 i32)
  (local $2 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  local.get $2
  i32.load offset=20
  i32.add
  local.get $0
  call $wasm/assembly/schema/hash/hashBytes
  call $wasm/assembly/schema/state/addToSet
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 6
    i32.store offset=20
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
   return
  end
  local.get $2
  local.get $0
  i32.store offset=24
  global.get $wasm/assembly/schema/state/session
  i32.const 4
  i32.store offset=124
  local.get $0
  local.get $1
  call $wasm/assembly/schema/containers/endName
 )
 (func $wasm/assembly/schema/machine/hashNumber
  (local $0 i32)
  (local $1 i64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 52
  i32.sub
  i32.load
  i32.const 0
  i32.ne
  local.tee $0
  if
   global.get $wasm/assembly/schema/state/session
   local.tee $2
   i64.load offset=56
   i64.const 0
   local.get $2
   f64.load offset=56
   f64.const 0
   f64.ne
   select
   local.set $1
   i32.const 14304
   global.get $wasm/assembly/schema/state/program
   v128.load offset=16
   v128.store
   i32.const 14304
   i32.const 14316
   i32.load
   i32.const 14312
   i32.load
   i32.const 14308
   i32.load
   i32.const 14304
   i32.load
   i32.const 3
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $2
   i32.const 15
   i32.shr_u
   i32.xor
   i32.const 3
   i32.xor
   i32.const -2048144777
   i32.mul
   local.tee $3
   i32.const 13
   i32.shr_u
   i32.xor
   i32.const 3
   i32.xor
   i32.const -1028477379
   i32.mul
   local.tee $4
   i32.const 16
   i32.shr_u
   i32.xor
   i32.const 3
   i32.xor
   i32.const 668265263
   i32.mul
   local.tee $5
   i32.const 14
   i32.shr_u
   local.get $2
   i32.xor
   i32.store
   i32.const 14308
   local.get $3
   local.get $2
   i32.const 17
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14312
   local.get $4
   local.get $3
   i32.const 12
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14316
   local.get $5
   local.get $4
   i32.const 15
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14304
   local.get $1
   i32.wrap_i64
   local.tee $2
   i32.const 14304
   i32.load
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $3
   local.get $2
   i32.const 14316
   i32.load
   local.get $2
   i32.const 14312
   i32.load
   i32.const 14308
   i32.load
   local.get $3
   i32.const 15
   i32.shr_u
   i32.xor
   local.get $2
   i32.xor
   i32.const -2048144777
   i32.mul
   local.tee $2
   i32.const 13
   i32.shr_u
   i32.xor
   i32.xor
   i32.const -1028477379
   i32.mul
   local.tee $4
   i32.const 16
   i32.shr_u
   i32.xor
   i32.xor
   i32.const 668265263
   i32.mul
   local.tee $5
   i32.const 14
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14308
   local.get $2
   local.get $3
   i32.const 17
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14312
   local.get $4
   local.get $2
   i32.const 12
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14316
   local.get $5
   local.get $4
   i32.const 15
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14304
   local.get $1
   i64.const 32
   i64.shr_u
   i32.wrap_i64
   local.tee $2
   i32.const 14304
   i32.load
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $3
   local.get $2
   i32.const 14316
   i32.load
   local.get $2
   i32.const 14312
   i32.load
   i32.const 14308
   i32.load
   local.get $3
   i32.const 15
   i32.shr_u
   i32.xor
   local.get $2
   i32.xor
   i32.const -2048144777
   i32.mul
   local.tee $2
   i32.const 13
   i32.shr_u
   i32.xor
   i32.xor
   i32.const -1028477379
   i32.mul
   local.tee $4
   i32.const 16
   i32.shr_u
   i32.xor
   i32.xor
   i32.const 668265263
   i32.mul
   local.tee $5
   i32.const 14
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14308
   local.get $2
   local.get $3
   i32.const 17
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14312
   local.get $4
   local.get $2
   i32.const 12
   i32.shr_u
   i32.xor
   i32.store
   i32.const 14316
   local.get $5
   local.get $4
   i32.const 15
   i32.shr_u
   i32.xor
   i32.store
  end
  local.get $0
  call $wasm/assembly/schema/machine/endValue
 )
 (func $wasm/assembly/schema/machine/finishString
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=40
  local.set $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=148
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.const 80
   i32.mul
   i32.add
   local.tee $6
   i32.load offset=28
   i32.const 0
   i32.ne
   local.tee $5
   if
    local.get $6
    local.get $6
    i32.load offset=60
    local.get $6
    i32.load offset=56
    local.get $6
    i32.load offset=52
    local.get $6
    i32.load offset=48
    local.get $2
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $4
    i32.const 15
    i32.shr_u
    i32.xor
    local.get $2
    i32.xor
    i32.const -2048144777
    i32.mul
    local.tee $3
    i32.const 13
    i32.shr_u
    i32.xor
    local.get $2
    i32.xor
    i32.const -1028477379
    i32.mul
    local.tee $1
    i32.const 16
    i32.shr_u
    i32.xor
    local.get $2
    i32.xor
    i32.const 668265263
    i32.mul
    local.tee $0
    i32.const 14
    i32.shr_u
    local.get $4
    i32.xor
    i32.store offset=48
    local.get $6
    local.get $3
    local.get $4
    i32.const 17
    i32.shr_u
    i32.xor
    i32.store offset=52
    local.get $6
    local.get $1
    local.get $3
    i32.const 12
    i32.shr_u
    i32.xor
    i32.store offset=56
    local.get $6
    local.get $0
    local.get $1
    i32.const 15
    i32.shr_u
    i32.xor
    i32.store offset=60
    i32.const 14304
    local.get $6
    v128.load offset=48
    v128.store
   end
   local.get $5
   call $wasm/assembly/schema/machine/endValue
   return
  end
  global.get $wasm/assembly/schema/state/session
  local.tee $5
  i32.load offset=144
  if
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   local.tee $0
   i32.const 80
   i32.mul
   i32.add
   i32.const 60
   i32.sub
   i32.load
   local.set $4
   global.get $wasm/assembly/schema/state/levels
   local.get $0
   i32.const 1
   i32.sub
   i32.const 80
   i32.mul
   i32.add
   local.tee $3
   i32.load offset=36
   local.tee $0
   if
    local.get $0
    local.get $0
    i32.const -64
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.const 1024
    i32.add
    local.tee $6
    i32.load
    i32.store
    local.get $6
    local.get $0
    i32.store
   end
   global.get $wasm/assembly/schema/state/session
   local.get $3
   i32.load offset=8
   i32.store offset=120
   global.get $wasm/assembly/schema/state/session
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.store offset=32
   local.get $5
   i32.const 0
   i32.store offset=144
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 80
   i32.mul
   i32.add
   i32.const 60
   i32.sub
   i32.load
   local.tee $3
   global.get $wasm/assembly/schema/state/session
   i32.load offset=36
   local.tee $0
   i32.add
   local.get $0
   local.get $4
   i32.add
   local.get $2
   memory.copy
   global.get $wasm/assembly/schema/state/session
   local.get $3
   i32.store offset=44
  end
  local.get $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=44
  i32.add
  local.tee $3
  i32.const 32
  i32.add
  local.tee $0
  global.get $wasm/assembly/schema/state/session
  i32.load offset=96
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 36
   i32.const 96
   local.get $0
   local.get $3
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  global.get $wasm/assembly/schema/state/session
  i32.load offset=44
  i32.add
  local.set $4
  local.get $2
  local.set $3
  loop $for-loop|0
   local.get $1
   i32.const 4
   i32.add
   local.tee $0
   local.get $2
   i32.le_s
   if
    local.get $3
    local.get $1
    local.get $4
    i32.add
    i32.load
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $1
    local.get $1
    i32.const 15
    i32.shr_u
    i32.xor
    local.set $3
    local.get $0
    local.set $1
    br $for-loop|0
   end
  end
  local.get $2
  local.get $1
  local.get $2
  i32.lt_s
  if (result i32)
   local.get $1
   local.get $4
   i32.add
   i32.load
   i32.const 1
   local.get $2
   local.get $1
   i32.sub
   i32.const 3
   i32.shl
   i32.shl
   i32.const 1
   i32.sub
   i32.and
   local.get $3
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $0
   local.get $0
   i32.const 15
   i32.shr_u
   i32.xor
  else
   local.get $3
  end
  call $wasm/assembly/schema/machine/nameIsThere
 )
 (func $wasm/assembly/schema/machine/closeNumber
  (local $0 i32)
  (local $1 i64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i64)
  (local $5 i32)
  (local $6 f64)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  block $folding-inner0
   global.get $wasm/assembly/schema/state/session
   i32.load offset=200
   local.tee $0
   i32.const 3
   i32.ne
   local.get $0
   i32.const 2
   i32.ne
   i32.and
   local.get $0
   i32.const 5
   i32.ne
   i32.and
   local.get $0
   i32.const 8
   i32.ne
   i32.and
   if
    i32.const 2
    i32.const 1
    global.get $wasm/assembly/schema/state/session
    i32.load offset=208
    select
    local.set $0
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     local.get $0
     i32.store offset=20
    end
    br $folding-inner0
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=192
   local.set $7
   local.get $0
   i32.const 8
   i32.eq
   global.get $wasm/assembly/schema/state/session
   i32.load offset=196
   local.tee $0
   i32.const 300
   i32.gt_s
   i32.or
   if (result i32)
    local.get $7
    local.get $7
    i32.load8_u
    i32.const 45
    i32.eq
    i32.add
    local.tee $8
    local.get $0
    local.get $7
    i32.add
    local.tee $9
    call $wasm/assembly/number/readDecimal
    global.get $wasm/assembly/number/digitsRead
    i64.const 0
    i64.ne
    if (result i32)
     global.get $wasm/assembly/number/hasMore
     i32.eqz
     global.get $wasm/assembly/number/digitsRead
     global.get $wasm/assembly/number/powerRead
     call $wasm/assembly/number/nearest
     local.tee $1
     i64.const 9218868437227405312
     i64.ge_u
     i32.or
     if (result i32)
      i32.const 1
     else
      global.get $wasm/assembly/number/digitsRead
      i64.const 1
      i64.add
      global.get $wasm/assembly/number/powerRead
      call $wasm/assembly/number/nearest
      local.get $1
      i64.eq
     end
     if (result i64)
      local.get $1
     else
      local.get $1
      local.get $8
      local.get $9
      local.get $1
      call $wasm/assembly/exact_decimal/isAboveHalf
      i64.extend_i32_u
      i64.add
     end
     i64.const 9218868437227405312
     i64.ge_u
    else
     i32.const 0
    end
   else
    i32.const 0
   end
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 7
     i32.store offset=20
    end
    br $folding-inner0
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=216
   i32.const 1
   i32.and
   i32.eqz
   if
    i32.const 0
    call $wasm/assembly/schema/machine/endValue
    return
   end
   local.get $0
   local.get $7
   i32.add
   local.set $8
   local.get $7
   i32.const 1
   i32.add
   local.get $7
   local.get $7
   i32.load8_u
   i32.const 45
   i32.eq
   local.tee $9
   select
   local.set $0
   block $__inlined_func$wasm/assembly/schema/machine/isSimple$53 (result i32)
    loop $for-loop|0
     local.get $0
     local.get $8
     i32.lt_u
     if
      block $for-continue|0
       local.get $0
       i32.load8_u
       local.tee $10
       i32.const 48
       i32.sub
       local.tee $7
       i32.const 9
       i32.gt_u
       if
        i32.const 0
        local.get $10
        i32.const 46
        i32.ne
        br_if $__inlined_func$wasm/assembly/schema/machine/isSimple$53
        drop
        i32.const 1
        local.set $5
        br $for-continue|0
       end
       local.get $2
       i32.const 1
       i32.add
       local.get $2
       local.get $5
       select
       local.set $2
       i32.const 0
       local.get $3
       i32.const 1
       i32.add
       local.get $3
       local.get $7
       i64.extend_i32_u
       local.get $4
       i64.const 10
       i64.mul
       i64.add
       local.tee $4
       i64.const 0
       i64.ne
       select
       local.tee $3
       i32.const 15
       i32.gt_s
       br_if $__inlined_func$wasm/assembly/schema/machine/isSimple$53
       drop
      end
      local.get $0
      i32.const 1
      i32.add
      local.set $0
      br $for-loop|0
     end
    end
    i32.const 0
    local.get $2
    i32.const 22
    i32.gt_s
    br_if $__inlined_func$wasm/assembly/schema/machine/isSimple$53
    drop
    local.get $4
    f64.convert_i64_u
    local.get $2
    i32.const 3
    i32.shl
    i32.const 14320
    i32.add
    f64.load
    f64.div
    local.tee $6
    f64.neg
    local.get $6
    local.get $9
    select
    global.set $wasm/assembly/schema/machine/simpleValue
    i32.const 1
   end
   if
    global.get $wasm/assembly/schema/machine/simpleValue
    call $wasm/assembly/schema/machine/finishNumber
    return
   end
   global.get $wasm/assembly/schema/state/session
   i32.const 2
   i32.store offset=224
   i32.const 3
   i32.const 0
   i32.const 0
   call $wasm/assembly/schema/scalars/question
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=136
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
  end
 )
 (func $wasm/assembly/schema/lane_scalars/mayBeNumber (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 f64)
  (local $6 f64)
  local.get $0
  i32.const 1
  i32.add
  local.get $0
  local.get $0
  i32.load8_u
  i32.const 45
  i32.eq
  local.tee $3
  select
  local.tee $0
  local.set $4
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   if (result i32)
    local.get $0
    i32.load8_u
    i32.const 48
    i32.sub
    i32.const 9
    i32.le_u
   else
    i32.const 0
   end
   if
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    br $while-continue|0
   end
  end
  block $folding-inner0
   local.get $0
   local.get $4
   i32.const 1
   i32.add
   i32.gt_u
   if (result i32)
    local.get $4
    i32.load8_u
    i32.const 48
    i32.eq
   else
    i32.const 0
   end
   br_if $folding-inner0
   local.get $0
   local.get $1
   i32.lt_u
   if
    local.get $0
    local.get $4
    i32.eq
    if (result i32)
     i32.const 1
    else
     local.get $0
     i32.load8_u
     i32.const 46
     i32.ne
    end
    br_if $folding-inner0
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    loop $while-continue|1
     local.get $0
     local.get $1
     i32.lt_u
     if (result i32)
      local.get $0
      i32.load8_u
      i32.const 48
      i32.sub
      i32.const 9
      i32.le_u
     else
      i32.const 0
     end
     if
      local.get $0
      i32.const 1
      i32.add
      local.set $0
      br $while-continue|1
     end
    end
   end
   local.get $0
   local.get $1
   i32.lt_u
   br_if $folding-inner0
   block $wasm/assembly/schema/lane_scalars/judgeOf|inlined.0 (result i32)
    i32.const 0
    local.get $2
    i32.eqz
    br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.0
    drop
    local.get $2
    global.get $wasm/assembly/schema/state/program
    local.get $2
    i32.const 16
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $0
    i32.eqz
    br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.0
    drop
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $0
    i32.const -1
    local.get $0
    select
   end
   local.tee $0
   i32.const 0
   i32.lt_s
   br_if $folding-inner0
   local.get $0
   if (result i32)
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 14
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 4
    i32.and
   else
    i32.const 1
   end
   if
    i32.const 1
    return
   end
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 15
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.const 68
   i32.and
   i32.eqz
   br_if $folding-inner0
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 9
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $1
   if
    f64.const -inf
    f64.const 0
    local.get $3
    select
    local.set $5
    f64.const 0
    f64.const inf
    local.get $3
    select
    local.set $6
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $2
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $1
    i32.const 0
    i32.gt_s
    if (result i32)
     local.get $6
     global.get $wasm/assembly/schema/state/program
     local.get $2
     i32.const 2
     i32.shl
     i32.add
     f64.load
     f64.ge
    else
     i32.const 0
    end
    if (result i32)
     local.get $5
     global.get $wasm/assembly/schema/state/program
     local.get $2
     local.get $1
     i32.const 1
     i32.shl
     i32.add
     i32.const 2
     i32.sub
     i32.const 2
     i32.shl
     i32.add
     f64.load
     f64.le
    else
     i32.const 0
    end
    i32.eqz
    br_if $folding-inner0
   end
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 5
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $0
   i32.eqz
   if
    i32.const 1
    return
   end
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $1
   local.get $3
   if
    local.get $1
    i32.const 1
    i32.and
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     local.get $0
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     f64.load
     f64.const 0
     f64.le
    else
     i32.const 1
    end
    if (result i32)
     local.get $1
     i32.const 2
     i32.and
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $0
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      f64.load
      f64.const 0
      f64.lt
     else
      i32.const 1
     end
    else
     i32.const 0
    end
    return
   end
   local.get $1
   i32.const 4
   i32.and
   if (result i32)
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    f64.load
    f64.const 0
    f64.ge
   else
    i32.const 1
   end
   if (result i32)
    local.get $1
    i32.const 8
    i32.and
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     local.get $0
     i32.const 8
     i32.add
     i32.const 2
     i32.shl
     i32.add
     f64.load
     f64.const 0
     f64.gt
    else
     i32.const 1
    end
   else
    i32.const 0
   end
   return
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/lane_scalars/isNumberFine (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i64)
  (local $6 i32)
  (local $7 i32)
  (local $8 f64)
  (local $9 i32)
  local.get $0
  i32.const 1
  i32.add
  local.get $0
  local.get $0
  i32.load8_u
  i32.const 45
  i32.eq
  local.tee $7
  select
  local.tee $0
  local.set $9
  local.get $0
  i32.load8_u
  i32.const 48
  i32.sub
  local.set $3
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   local.get $3
   i32.const 9
   i32.le_u
   i32.and
   if
    local.get $3
    i64.extend_i32_u
    local.get $5
    i64.const 10
    i64.mul
    i64.add
    local.set $5
    local.get $0
    i32.const 1
    i32.add
    local.tee $0
    i32.load8_u
    i32.const 48
    i32.sub
    local.set $3
    br $while-continue|0
   end
  end
  block $folding-inner0
   local.get $0
   local.get $9
   i32.sub
   local.tee $4
   if (result i32)
    local.get $4
    i32.const 1
    i32.gt_u
    if (result i32)
     local.get $9
     i32.load8_u
     i32.const 48
     i32.eq
    else
     i32.const 0
    end
   else
    i32.const 1
   end
   br_if $folding-inner0
   local.get $3
   i32.const -2
   i32.eq
   local.get $0
   local.get $1
   i32.lt_u
   i32.and
   if
    local.get $0
    i32.const 1
    i32.add
    local.tee $0
    local.set $6
    local.get $0
    i32.load8_u
    i32.const 48
    i32.sub
    local.set $3
    loop $while-continue|1
     local.get $0
     local.get $1
     i32.lt_u
     local.get $3
     i32.const 9
     i32.le_u
     i32.and
     if
      local.get $3
      i64.extend_i32_u
      local.get $5
      i64.const 10
      i64.mul
      i64.add
      local.set $5
      local.get $0
      i32.const 1
      i32.add
      local.tee $0
      i32.load8_u
      i32.const 48
      i32.sub
      local.set $3
      br $while-continue|1
     end
    end
    local.get $0
    local.get $6
    i32.sub
    local.tee $6
    local.get $4
    i32.add
    local.set $4
    local.get $6
    i32.eqz
    br_if $folding-inner0
   end
   local.get $0
   local.get $1
   i32.ge_u
   br_if $folding-inner0
   local.get $0
   i32.load8_u
   local.tee $1
   i32.const 125
   i32.ne
   local.get $1
   i32.const 44
   i32.ne
   i32.and
   local.get $1
   i32.const 93
   i32.ne
   i32.and
   local.get $1
   i32.const 32
   i32.gt_u
   i32.and
   br_if $folding-inner0
   local.get $0
   global.set $wasm/assembly/schema/lane_scalars/valueEnd
   block $wasm/assembly/schema/lane_scalars/judgeOf|inlined.1 (result i32)
    i32.const 0
    local.get $2
    i32.eqz
    br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.1
    drop
    local.get $2
    global.get $wasm/assembly/schema/state/program
    local.get $2
    i32.const 16
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $0
    i32.eqz
    br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.1
    drop
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $0
    i32.const -1
    local.get $0
    select
   end
   local.tee $0
   i32.const 0
   i32.lt_s
   br_if $folding-inner0
   local.get $0
   if (result i32)
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 14
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 4
    i32.and
   else
    i32.const 1
   end
   if
    local.get $4
    i32.const 300
    i32.le_u
    return
   end
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 15
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.const 68
   i32.and
   i32.eqz
   local.get $4
   i32.const 15
   i32.gt_u
   i32.or
   br_if $folding-inner0
   local.get $0
   local.get $5
   f64.convert_i64_u
   local.get $6
   i32.const 3
   i32.shl
   i32.const 14320
   i32.add
   f64.load
   f64.div
   local.tee $8
   f64.neg
   local.get $8
   local.get $7
   select
   call $wasm/assembly/schema/scalars/numberFault
   i32.eqz
   return
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/lane/replayText
  global.get $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=152
  i32.store offset=24
  i32.const 8
  call $wasm/assembly/schema/frames/startValue
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   i32.const 0
   call $wasm/assembly/schema/machine/openString
  end
 )
 (func $wasm/assembly/schema/lane/replayDigits
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 24
  i32.sub
  i32.load
  local.tee $0
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.const 2
   i32.and
  else
   i32.const 1
  end
  i32.eqz
  if
   local.get $0
   i32.const 0
   i32.const 0
   i32.const 0
   call $wasm/assembly/schema/frames/spawn
  end
  global.get $wasm/assembly/schema/state/session
  local.tee $4
  i32.load offset=196
  local.set $0
  global.get $wasm/assembly/schema/machine/origin
  global.get $wasm/assembly/schema/state/session
  i32.load offset=192
  local.tee $3
  global.get $wasm/assembly/schema/state/session
  i32.load offset=152
  local.tee $2
  i32.sub
  global.set $wasm/assembly/schema/machine/origin
  global.get $wasm/assembly/schema/state/session
  local.get $2
  i32.store offset=24
  i32.const 4
  call $wasm/assembly/schema/frames/startValue
  local.get $4
  i32.const 0
  i32.store offset=196
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=200
  global.get $wasm/assembly/schema/state/session
  i32.const 7
  i32.store offset=124
  call $wasm/assembly/schema/scalars/startNumber
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   local.get $3
   local.get $0
   local.get $3
   i32.add
   call $wasm/assembly/schema/machine/readNumber
   drop
  end
  global.set $wasm/assembly/schema/machine/origin
 )
 (func $wasm/assembly/schema/lane/pushLane (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  local.tee $3
  i32.const 1
  i32.add
  i32.const 80
  i32.mul
  local.set $4
  local.get $3
  i32.const 80
  i32.mul
  local.set $5
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=92
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 28
   i32.const 92
   local.get $4
   local.get $5
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/levels
  local.get $3
  i32.const 80
  i32.mul
  i32.add
  local.tee $4
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store
  local.get $4
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=16
  local.get $4
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=32
  local.get $4
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=48
  local.get $4
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=64
  local.get $4
  local.get $1
  i32.store
  local.get $4
  local.get $2
  global.get $wasm/assembly/schema/machine/origin
  i32.sub
  i32.store offset=4
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=120
  i32.store offset=8
  local.get $4
  i32.const -64
  i32.sub
  i32.const 1
  i32.store
  local.get $4
  local.get $0
  i32.store offset=68
  local.get $3
  i32.const 0
  i32.gt_s
  if
   local.get $4
   global.get $wasm/assembly/schema/state/levels
   local.get $3
   i32.const 1
   i32.sub
   i32.const 80
   i32.mul
   i32.add
   local.tee $0
   i32.load offset=20
   local.get $0
   i32.load offset=24
   i32.add
   i32.store offset=20
  end
  global.get $wasm/assembly/schema/state/session
  local.get $3
  i32.const 1
  i32.add
  i32.store offset=32
  global.get $wasm/assembly/schema/state/session
  i32.const 3
  i32.const 1
  local.get $1
  i32.const 32
  i32.eq
  select
  i32.store offset=124
 )
 (func $wasm/assembly/schema/lane/meetName (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i64)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i64)
  local.get $1
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 5
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.tee $9
  if
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.load offset=72
   local.tee $5
   i32.const 7
   i32.add
   local.get $9
   i32.const 4
   i32.add
   local.get $5
   select
   local.tee $7
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $10
   if (result i32)
    local.get $3
    global.get $wasm/assembly/schema/state/program
    local.get $10
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.eq
   else
    i32.const 0
   end
   if (result i32)
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $10
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    local.set $8
    block $__inlined_func$wasm/assembly/schema/containers/isSame$112 (result i32)
     loop $for-loop|0
      local.get $4
      i32.const 8
      i32.add
      local.tee $5
      local.get $3
      i32.le_s
      if
       i32.const 0
       local.get $4
       local.get $8
       i32.add
       i64.load
       local.get $2
       local.get $4
       i32.add
       i64.load
       i64.ne
       br_if $__inlined_func$wasm/assembly/schema/containers/isSame$112
       drop
       local.get $5
       local.set $4
       br $for-loop|0
      end
     end
     i32.const 1
     local.get $3
     local.get $4
     i32.eq
     br_if $__inlined_func$wasm/assembly/schema/containers/isSame$112
     drop
     i64.const 1
     local.get $3
     local.get $4
     i32.sub
     i32.const 3
     i32.shl
     i64.extend_i32_s
     i64.shl
     i64.const 1
     i64.sub
     local.get $4
     local.get $8
     i32.add
     i64.load
     local.get $2
     local.get $4
     i32.add
     i64.load
     i64.xor
     i64.and
     i64.eqz
    end
   else
    i32.const 0
   end
   if
    i64.const 1
    local.get $10
    global.get $wasm/assembly/schema/state/program
    local.get $9
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.sub
    i32.const 3
    i32.shr_s
    i64.extend_i32_s
    i64.shl
    local.tee $6
    local.get $0
    i64.load offset=48
    local.tee $11
    i64.and
    i64.const 0
    i64.ne
    if (result i32)
     i32.const 0
    else
     local.get $0
     local.get $6
     local.get $11
     i64.or
     i64.store offset=48
     local.get $0
     local.get $10
     i32.store offset=72
     local.get $0
     i32.const 0
     i32.store offset=24
     local.get $0
     global.get $wasm/assembly/schema/state/program
     local.get $10
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.store offset=56
     i32.const 1
    end
    return
   end
   local.get $9
   local.get $2
   local.get $3
   call $wasm/assembly/schema/lane/find
   local.tee $4
   if
    global.get $wasm/assembly/schema/state/program
    local.get $7
    i32.const 2
    i32.shl
    i32.add
    local.get $4
    i32.store
    i64.const 1
    local.get $4
    global.get $wasm/assembly/schema/state/program
    local.get $9
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.sub
    i32.const 3
    i32.shr_s
    i64.extend_i32_s
    i64.shl
    local.tee $6
    local.get $0
    i64.load offset=48
    local.tee $11
    i64.and
    i64.const 0
    i64.ne
    if (result i32)
     i32.const 0
    else
     local.get $0
     local.get $6
     local.get $11
     i64.or
     i64.store offset=48
     local.get $0
     local.get $4
     i32.store offset=72
     local.get $0
     i32.const 0
     i32.store offset=24
     local.get $0
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.store offset=56
     i32.const 1
    end
    return
   end
  end
  local.get $1
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  if
   i32.const 0
   return
  end
  local.get $0
  i32.load offset=20
  local.set $4
  local.get $3
  i32.const 65536
  i32.gt_s
  if (result i32)
   i32.const 0
  else
   local.get $3
   local.get $4
   i32.add
   local.tee $5
   i32.const 32
   i32.add
   local.tee $7
   global.get $wasm/assembly/schema/state/session
   i32.load offset=96
   i32.le_u
   if (result i32)
    i32.const 1
   else
    i32.const 36
    i32.const 96
    local.get $7
    local.get $5
    call $wasm/assembly/schema/state/grow
   end
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $0
  local.get $2
  local.get $3
  call $wasm/assembly/schema/hash/hashBytes
  call $wasm/assembly/schema/state/addToSet
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  i32.add
  local.tee $4
  local.get $2
  i32.ne
  if
   block $wasm/assembly/strings/copyOver|inlined.1
    local.get $3
    i32.const 512
    i32.gt_u
    if
     local.get $4
     local.get $2
     local.get $3
     memory.copy
     br $wasm/assembly/strings/copyOver|inlined.1
    end
    local.get $3
    local.get $4
    i32.add
    local.set $5
    local.get $4
    local.get $2
    v128.load
    v128.store
    local.get $4
    i32.const 16
    i32.add
    local.set $4
    local.get $2
    i32.const 16
    i32.add
    local.set $2
    loop $while-continue|0
     local.get $4
     local.get $5
     i32.lt_u
     if
      local.get $4
      local.get $2
      v128.load
      v128.store
      local.get $4
      i32.const 16
      i32.add
      local.set $4
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      br $while-continue|0
     end
    end
   end
  end
  local.get $0
  local.get $3
  i32.store offset=24
  local.get $0
  i32.const 0
  i32.store offset=72
  local.get $0
  local.get $0
  i32.load offset=16
  i32.const 1
  i32.add
  i32.store offset=16
  local.get $0
  local.get $1
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 8
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  i32.store offset=56
  i32.const 1
 )
 (func $wasm/assembly/schema/lane/leave
  (local $0 i32)
  (local $1 i32)
  (local $2 i64)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $0
  i32.load offset=68
  local.set $3
  local.get $0
  i64.load offset=48
  local.set $2
  local.get $0
  i32.load
  i32.const 32
  i32.eq
  local.set $4
  local.get $0
  i32.const -64
  i32.sub
  i32.const 0
  i32.store
  local.get $0
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=48
  global.get $wasm/assembly/schema/state/session
  local.tee $5
  local.get $5
  i32.load offset=116
  i32.const 1
  i32.add
  i32.store offset=116
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store offset=108
  local.get $4
  if
   local.get $0
   local.get $0
   i32.load offset=16
   local.get $2
   i64.popcnt
   i32.wrap_i64
   i32.add
   i32.store offset=16
  end
  local.get $3
  i32.eqz
  if
   return
  end
  local.get $3
  i32.const 0
  i32.const 0
  i32.const 0
  call $wasm/assembly/schema/frames/attach
  local.get $0
  i32.load offset=12
  local.tee $5
  if
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 7
   i32.add
   i32.const 2
   i32.shl
   i32.add
   local.get $0
   i32.load offset=16
   i32.store
  end
  local.get $4
  i32.eqz
  if
   local.get $5
   if (result i32)
    global.get $wasm/assembly/schema/state/arena
    local.get $5
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
   else
    i32.const 1
   end
   i32.eqz
   if
    local.get $5
    call $wasm/assembly/schema/frames/settleArrayEarly
   end
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $3
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $3
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  local.get $3
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $6
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $7
  loop $for-loop|0
   local.get $1
   i32.const 64
   i32.lt_s
   local.get $1
   local.get $7
   i32.lt_s
   i32.and
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.const 0
    i32.ne
   else
    i32.const 1
   end
   i32.eqz
   if
    local.get $2
    local.get $1
    i64.extend_i32_s
    i64.shr_u
    i64.const 1
    i64.and
    i32.wrap_i64
    if
     local.get $0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 3
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.get $1
     i32.const 3
     i32.shl
     i32.add
     local.tee $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     call $wasm/assembly/schema/hash/hashBytes
     call $wasm/assembly/schema/state/addToSet
     drop
     local.get $5
     if
      local.get $5
      local.get $4
      call $wasm/assembly/schema/containers/noteName
     end
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  local.get $5
  if (result i32)
   global.get $wasm/assembly/schema/state/arena
   local.get $5
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 1
  end
  i32.eqz
  if
   local.get $5
   local.get $3
   call $wasm/assembly/schema/containers/settleObjectEarly
  end
 )
 (func $wasm/assembly/schema/lane/isPossible (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  local.get $1
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  i32.eqz
  if
   i32.const 1
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.load offset=72
  local.tee $0
  i32.const 7
  i32.add
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $8
  i32.const 4
  i32.add
  local.get $0
  select
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $0
  if (result i32)
   local.get $3
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.le_s
  else
   i32.const 0
  end
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.add
   local.set $4
   i32.const 0
   local.set $0
   block $__inlined_func$wasm/assembly/schema/containers/isSame$109 (result i32)
    loop $for-loop|0
     local.get $0
     i32.const 8
     i32.add
     local.tee $1
     local.get $3
     i32.le_s
     if
      i32.const 0
      local.get $0
      local.get $4
      i32.add
      i64.load
      local.get $0
      local.get $2
      i32.add
      i64.load
      i64.ne
      br_if $__inlined_func$wasm/assembly/schema/containers/isSame$109
      drop
      local.get $1
      local.set $0
      br $for-loop|0
     end
    end
    i32.const 1
    local.get $0
    local.get $3
    i32.eq
    br_if $__inlined_func$wasm/assembly/schema/containers/isSame$109
    drop
    i64.const 1
    local.get $3
    local.get $0
    i32.sub
    i32.const 3
    i32.shl
    i64.extend_i32_s
    i64.shl
    i64.const 1
    i64.sub
    local.get $0
    local.get $4
    i32.add
    i64.load
    local.get $0
    local.get $2
    i32.add
    i64.load
    i64.xor
    i64.and
    i64.eqz
   end
  else
   i32.const 0
  end
  if
   i32.const 1
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $8
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $4
  loop $while-continue|0
   local.get $4
   local.get $9
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $8
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $4
    local.get $9
    i32.add
    i32.const 1
    i32.shr_s
    local.tee $5
    i32.const 3
    i32.shl
    i32.add
    local.tee $0
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $1
    local.get $3
    local.get $1
    local.get $3
    i32.lt_s
    select
    local.tee $10
    local.set $1
    i32.const 0
    local.set $6
    block $~lib/util/memory/memcmp|inlined.0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $0
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.tee $7
     local.get $2
     local.tee $0
     i32.eq
     br_if $~lib/util/memory/memcmp|inlined.0
     local.get $7
     i32.const 7
     i32.and
     local.get $0
     i32.const 7
     i32.and
     i32.eq
     if
      loop $while-continue|1
       local.get $7
       i32.const 7
       i32.and
       if
        i32.const 0
        local.set $6
        local.get $1
        i32.eqz
        br_if $~lib/util/memory/memcmp|inlined.0
        local.get $7
        i32.load8_u
        local.tee $11
        local.get $0
        i32.load8_u
        local.tee $12
        i32.sub
        local.set $6
        local.get $11
        local.get $12
        i32.ne
        br_if $~lib/util/memory/memcmp|inlined.0
        local.get $1
        i32.const 1
        i32.sub
        local.set $1
        local.get $7
        i32.const 1
        i32.add
        local.set $7
        local.get $0
        i32.const 1
        i32.add
        local.set $0
        br $while-continue|1
       end
      end
      loop $while-continue|2
       local.get $1
       i32.const 8
       i32.ge_u
       if
        local.get $7
        i64.load
        local.get $0
        i64.load
        i64.eq
        if
         local.get $7
         i32.const 8
         i32.add
         local.set $7
         local.get $0
         i32.const 8
         i32.add
         local.set $0
         local.get $1
         i32.const 8
         i32.sub
         local.set $1
         br $while-continue|2
        end
       end
      end
     end
     loop $while-continue|3
      local.get $1
      local.tee $6
      i32.const 1
      i32.sub
      local.set $1
      local.get $6
      if
       local.get $7
       i32.load8_u
       local.tee $11
       local.get $0
       i32.load8_u
       local.tee $12
       i32.sub
       local.set $6
       local.get $11
       local.get $12
       i32.ne
       br_if $~lib/util/memory/memcmp|inlined.0
       local.get $7
       i32.const 1
       i32.add
       local.set $7
       local.get $0
       i32.const 1
       i32.add
       local.set $0
       br $while-continue|3
      end
     end
     i32.const 0
     local.set $6
    end
    local.get $6
    i32.eqz
    local.get $3
    local.get $10
    i32.eq
    i32.and
    if
     i32.const 1
     return
    end
    local.get $6
    i32.eqz
    local.get $3
    local.get $10
    i32.gt_s
    i32.and
    local.get $6
    i32.const 0
    i32.lt_s
    i32.or
    if
     local.get $5
     i32.const 1
     i32.add
     local.set $9
    else
     local.get $5
     local.set $4
    end
    br $while-continue|0
   end
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/lane/find (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  local.get $2
  local.set $3
  loop $for-loop|0
   local.get $4
   i32.const 4
   i32.add
   local.tee $5
   local.get $2
   i32.le_s
   if
    local.get $3
    local.get $1
    local.get $4
    i32.add
    i32.load
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $3
    local.get $3
    i32.const 15
    i32.shr_u
    i32.xor
    local.set $3
    local.get $5
    local.set $4
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $2
  local.get $4
  i32.gt_s
  if (result i32)
   local.get $1
   local.get $4
   i32.add
   i32.load
   i32.const 1
   local.get $2
   local.get $4
   i32.sub
   i32.const 3
   i32.shl
   i32.shl
   i32.const 1
   i32.sub
   i32.and
   local.get $3
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $3
   local.get $3
   i32.const 15
   i32.shr_u
   i32.xor
  else
   local.get $3
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.and
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $3
  loop $while-continue|0
   local.get $3
   if
    local.get $2
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $3
    i32.const 1
    i32.sub
    i32.const 3
    i32.shl
    i32.add
    local.tee $6
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.eq
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.set $5
     i32.const 0
     local.set $3
     block $__inlined_func$wasm/assembly/schema/containers/isSame$111 (result i32)
      loop $for-loop|00
       local.get $3
       i32.const 8
       i32.add
       local.tee $4
       local.get $2
       i32.le_s
       if
        i32.const 0
        local.get $3
        local.get $5
        i32.add
        i64.load
        local.get $1
        local.get $3
        i32.add
        i64.load
        i64.ne
        br_if $__inlined_func$wasm/assembly/schema/containers/isSame$111
        drop
        local.get $4
        local.set $3
        br $for-loop|00
       end
      end
      i32.const 1
      local.get $2
      local.get $3
      i32.eq
      br_if $__inlined_func$wasm/assembly/schema/containers/isSame$111
      drop
      i64.const 1
      local.get $2
      local.get $3
      i32.sub
      i32.const 3
      i32.shl
      i64.extend_i32_s
      i64.shl
      i64.const 1
      i64.sub
      local.get $3
      local.get $5
      i32.add
      i64.load
      local.get $1
      local.get $3
      i32.add
      i64.load
      i64.xor
      i64.and
      i64.eqz
     end
    else
     i32.const 0
    end
    if
     local.get $6
     return
    end
    global.get $wasm/assembly/schema/state/program
    local.get $6
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $3
    br $while-continue|0
   end
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/frames/tell (param $0 i32) (param $1 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $0
  loop $for-loop|0
   local.get $0
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $1
    call $wasm/assembly/schema/frames/report
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    if
     return
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/frames/dependent (param $0 i32) (param $1 i32)
  (local $2 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $2
  i32.eqz
  global.get $wasm/assembly/schema/state/arena
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.eqz
  i32.or
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/arena
   local.get $1
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.const 1
  i32.store
  local.get $2
  i32.const 1
  i32.eq
  if
   local.get $0
   call $wasm/assembly/schema/frames/settle
  else
   local.get $0
   i32.const 20
   call $wasm/assembly/schema/frames/fail
  end
 )
 (func $wasm/assembly/schema/frames/allocateWords (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=120
  local.tee $1
  local.get $0
  i32.add
  local.tee $3
  i32.const 2
  i32.shl
  local.set $4
  local.get $1
  i32.const 2
  i32.shl
  local.set $5
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=88
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 84
   i32.const 88
   local.get $4
   local.get $5
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  local.set $4
  loop $for-loop|0
   local.get $2
   local.get $0
   i32.const 2
   i32.shl
   i32.lt_u
   if
    local.get $2
    local.get $4
    i32.add
    v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
    v128.store
    local.get $2
    i32.const 16
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $3
  i32.store offset=120
  local.get $1
 )
 (func $wasm/assembly/schema/containers/startUnevaluated (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/session
  local.tee $1
  local.get $1
  i32.load offset=116
  i32.const 1
  i32.add
  i32.store offset=116
  local.get $0
  i32.load offset=12
  local.set $1
  loop $for-loop|0
   local.get $1
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=112
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 3
    i32.shl
    i32.add
    local.tee $2
    local.get $1
    i32.store
    local.get $2
    global.get $wasm/assembly/schema/state/session
    i32.load offset=116
    i32.store offset=4
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $1
    br $for-loop|0
   end
  end
  local.get $0
  i32.load offset=12
  local.set $1
  loop $for-loop|00
   local.get $1
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 11
    i32.const 10
    local.get $0
    i32.load
    i32.const 16
    i32.eq
    select
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $2
    if (result i32)
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
    else
     i32.const 1
    end
    i32.eqz
    if
     local.get $1
     local.get $2
     local.get $0
     call $wasm/assembly/schema/containers/markMembers
     local.set $3
     global.get $wasm/assembly/schema/state/program
     local.get $2
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $2
     global.get $wasm/assembly/schema/state/arena
     local.get $1
     i32.const 12
     i32.add
     i32.const 2
     i32.shl
     i32.add
     local.tee $4
     i32.const 0
     i32.store
     global.get $wasm/assembly/schema/state/program
     local.get $2
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 1
     i32.and
     if
      local.get $3
      if
       local.get $4
       i32.const 2
       i32.store
      else
       local.get $1
       i32.const 33
       i32.const 25
       local.get $0
       i32.load
       i32.const 16
       i32.eq
       select
       call $wasm/assembly/schema/frames/fail
      end
     else
      local.get $2
      local.get $1
      i32.const 9
      i32.const 0
      call $wasm/assembly/schema/frames/spawn
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $1
    br $for-loop|00
   end
  end
 )
 (func $wasm/assembly/schema/containers/startName
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 68
  i32.sub
  i32.load
  local.set $0
  loop $for-loop|0
   local.get $0
   if
    block $for-continue|0
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 2
     i32.eq
     br_if $for-continue|0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 7
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $3
     i32.eqz
     br_if $for-continue|0
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $1
     i32.const 0
     i32.ge_s
     if (result i32)
      local.get $1
      global.get $wasm/assembly/schema/state/levels
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 80
      i32.mul
      i32.add
      i32.const -64
      i32.add
      i32.load
      i32.le_s
     else
      i32.const 0
     end
     if (result i32)
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 1
     end
     i32.eqz
     if
      local.get $0
      i32.const 17
      call $wasm/assembly/schema/frames/fail
     end
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 5
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $1
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $1
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 0
     end
     local.set $1
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.const 0
     i32.store
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 10
     i32.add
     i32.const 2
     i32.shl
     i32.add
     local.get $1
     i32.store
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $2
     i32.const 0
     local.set $1
     loop $for-loop|1
      local.get $1
      local.get $2
      i32.lt_s
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $1
       global.get $wasm/assembly/schema/state/arena
       local.get $0
       i32.const 14
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 4
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.add
       i32.const 2
       i32.shl
       i32.add
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 7
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.get $1
       i32.const 1
       i32.shl
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.store
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       br $for-loop|1
      end
     end
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 2
     i32.shl
     i32.add
     i32.load
     if
      local.get $0
      local.get $3
      call $wasm/assembly/schema/containers/checkName
     end
     global.get $wasm/assembly/schema/state/program
     local.get $3
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $1
     if (result i32)
      local.get $0
      call $wasm/assembly/schema/frames/isWanted
     else
      i32.const 0
     end
     if
      local.get $1
      local.get $0
      i32.const 0
      i32.const 21
      call $wasm/assembly/schema/frames/spawn
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $0
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/containers/noteName (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $2
  i32.const 0
  i32.lt_s
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 14
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $2
  i32.const 5
  i32.shr_s
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.tee $3
  local.get $3
  i32.load
  i32.const 1
  local.get $2
  i32.shl
  i32.or
  i32.store
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 4
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 8
   i32.add
   i32.const 2
   i32.shl
   i32.add
   local.tee $2
   local.get $2
   i32.load
   i32.const 1
   i32.sub
   i32.store
  end
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $1
  if (result i32)
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 1
  end
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/arena
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.get $0
   i32.const 16
   i32.add
   i32.add
   local.tee $1
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.const 1
   i32.store
   local.get $0
   local.get $1
   call $wasm/assembly/schema/frames/dependent
  end
 )
 (func $wasm/assembly/schema/containers/narrow (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $4
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 1
  i32.sub
  local.tee $5
  i32.gt_s
  if
   return
  end
  local.get $3
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $4
  i32.const 3
  i32.shl
  i32.add
  local.tee $4
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.ge_s
  if (result i32)
   i32.const 0
  else
   global.get $wasm/assembly/schema/state/program
   global.get $wasm/assembly/schema/state/program
   local.get $4
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.add
   local.get $3
   i32.add
   i32.load8_u
   local.get $2
   i32.eq
  end
  if (result i32)
   local.get $3
   global.get $wasm/assembly/schema/state/program
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.get $5
   i32.const 3
   i32.shl
   i32.add
   local.tee $4
   i32.const 1
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.ge_s
   if (result i32)
    i32.const 0
   else
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    local.get $3
    i32.add
    i32.load8_u
    local.get $2
    i32.eq
   end
  else
   i32.const 0
  end
  if
   return
  end
  local.get $0
  local.get $1
  local.get $2
  i32.const 1
  i32.add
  local.get $3
  call $wasm/assembly/schema/containers/bound
  local.set $4
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.get $0
  local.get $1
  local.get $2
  local.get $3
  call $wasm/assembly/schema/containers/bound
  i32.store
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.get $4
  i32.store
 )
 (func $wasm/assembly/schema/containers/lookup (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  local.get $0
  i32.eqz
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  global.get $wasm/assembly/schema/state/session
  i32.load offset=44
  i32.add
  local.set $5
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $2
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.and
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $2
  loop $while-continue|0
   local.get $2
   if
    local.get $1
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $2
    i32.const 1
    i32.sub
    i32.const 3
    i32.shl
    i32.add
    local.tee $4
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.eq
    if
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.set $6
     i32.const 0
     local.set $2
     block $__inlined_func$wasm/assembly/schema/containers/isSame$75 (result i32)
      loop $for-loop|0
       local.get $2
       i32.const 8
       i32.add
       local.tee $3
       local.get $1
       i32.le_s
       if
        i32.const 0
        local.get $2
        local.get $6
        i32.add
        i64.load
        local.get $2
        local.get $5
        i32.add
        i64.load
        i64.ne
        br_if $__inlined_func$wasm/assembly/schema/containers/isSame$75
        drop
        local.get $3
        local.set $2
        br $for-loop|0
       end
      end
      i32.const 1
      local.get $1
      local.get $2
      i32.eq
      br_if $__inlined_func$wasm/assembly/schema/containers/isSame$75
      drop
      i64.const 1
      local.get $1
      local.get $2
      i32.sub
      i32.const 3
      i32.shl
      i64.extend_i32_s
      i64.shl
      i64.const 1
      i64.sub
      local.get $2
      local.get $6
      i32.add
      i64.load
      local.get $2
      local.get $5
      i32.add
      i64.load
      i64.xor
      i64.and
      i64.eqz
     end
     if
      local.get $4
      return
     end
    end
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $2
    br $while-continue|0
   end
  end
  i32.const 0
 )
 (func $wasm/assembly/schema/containers/codeAt (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  local.get $1
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.ge_s
  if
   i32.const -1
   return
  end
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.add
  local.get $1
  i32.add
  local.tee $2
  i32.load8_u
  local.tee $0
  i32.const 128
  i32.lt_u
  if
   local.get $0
   return
  end
  local.get $0
  i32.const 255
  local.get $0
  i32.const 240
  i32.ge_u
  if (result i32)
   i32.const 4
  else
   i32.const 3
   i32.const 2
   local.get $0
   i32.const 224
   i32.ge_u
   select
  end
  local.tee $3
  i32.const 1
  i32.add
  i32.shr_s
  i32.and
  local.set $1
  i32.const 1
  local.set $0
  loop $for-loop|0
   local.get $0
   local.get $3
   i32.lt_s
   if
    local.get $0
    local.get $2
    i32.add
    i32.load8_u
    i32.const 63
    i32.and
    local.get $1
    i32.const 6
    i32.shl
    i32.or
    local.set $1
    local.get $0
    i32.const 1
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
  local.get $1
 )
 (func $wasm/assembly/schema/containers/checkName (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.lt_s
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 6
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $3
  loop $for-loop|0
   local.get $2
   local.get $3
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $2
    i32.const 1
    i32.shl
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    global.get $wasm/assembly/schema/state/arena
    local.get $2
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 14
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.and
    i32.eqz
    if
     return
    end
    local.get $2
    i32.const 1
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  local.get $0
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.shl
  i32.add
  i32.load
  call $wasm/assembly/schema/frames/fail
 )
 (func $wasm/assembly/schema/containers/checkItem (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $3
  local.get $2
  i32.le_s
  local.get $3
  i32.const 0
  i32.ge_s
  i32.and
  if
   local.get $0
   i32.const 27
   call $wasm/assembly/schema/frames/fail
   return
  end
  local.get $2
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.lt_s
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $2
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 3
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.add
   i32.const 2
   i32.shl
   i32.add
  else
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 4
   i32.add
   i32.const 2
   i32.shl
   i32.add
  end
  i32.load
  local.tee $3
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $3
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 1
  i32.and
  i32.eqz
  if
   return
  end
  local.get $0
  local.get $2
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.lt_s
  if (result i32)
   i32.const 32
  else
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 9
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  end
  call $wasm/assembly/schema/frames/fail
 )
 (func $wasm/assembly/schema/containers/bound (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 9
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $5
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $0
  loop $while-continue|0
   local.get $0
   local.get $5
   i32.gt_s
   if
    local.get $3
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $0
    local.get $5
    i32.add
    i32.const 1
    i32.shr_s
    local.tee $4
    i32.const 3
    i32.shl
    i32.add
    local.tee $6
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.ge_s
    if (result i32)
     i32.const -1
    else
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.get $3
     i32.add
     i32.load8_u
    end
    local.get $2
    i32.lt_s
    if
     local.get $4
     i32.const 1
     i32.add
     local.set $5
    else
     local.get $4
     local.set $0
    end
    br $while-continue|0
   end
  end
  local.get $5
 )
 (func $wasm/assembly/number/nearest (param $0 i64) (param $1 i32) (result i64)
  (local $2 i32)
  (local $3 i64)
  (local $4 i64)
  (local $5 i32)
  (local $6 i64)
  (local $7 i64)
  (local $8 i64)
  (local $9 i64)
  local.get $1
  i32.const -342
  i32.lt_s
  if
   i64.const 0
   return
  end
  local.get $1
  i32.const 308
  i32.gt_s
  if
   i64.const 9218868437227405312
   return
  end
  i32.const 6664
  i64.load
  i64.eqz
  if
   call $wasm/assembly/power_table/fillPowers
  end
  local.get $0
  local.get $0
  i64.clz
  local.tee $4
  i64.shl
  local.tee $0
  i64.const 4294967295
  i64.and
  local.set $6
  local.get $0
  i64.const 32
  i64.shr_u
  local.tee $7
  local.get $1
  i32.const 4
  i32.shl
  i32.const 6656
  i32.add
  local.tee $2
  i64.load offset=8
  local.tee $8
  i64.const 4294967295
  i64.and
  local.tee $3
  i64.mul
  local.get $3
  local.get $6
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $9
  local.get $0
  local.get $8
  i64.mul
  local.set $3
  local.get $8
  i64.const 32
  i64.shr_u
  local.tee $0
  local.get $7
  i64.mul
  local.get $9
  i64.const 32
  i64.shr_u
  i64.add
  local.get $0
  local.get $6
  i64.mul
  local.get $9
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  local.tee $0
  i64.const 511
  i64.and
  i64.const 511
  i64.eq
  if
   local.get $2
   i64.load
   local.tee $8
   i64.const 4294967295
   i64.and
   local.tee $9
   local.get $7
   i64.mul
   local.get $6
   local.get $9
   i64.mul
   i64.const 32
   i64.shr_u
   i64.add
   local.set $9
   local.get $0
   local.get $8
   i64.const 32
   i64.shr_u
   local.tee $0
   local.get $7
   i64.mul
   local.get $9
   i64.const 32
   i64.shr_u
   i64.add
   local.get $0
   local.get $6
   i64.mul
   local.get $9
   i64.const 4294967295
   i64.and
   i64.add
   i64.const 32
   i64.shr_u
   i64.add
   local.tee $0
   local.get $3
   i64.add
   local.tee $3
   local.get $0
   i64.lt_u
   i64.extend_i32_u
   i64.add
   local.set $0
  end
  local.get $0
  local.get $0
  i64.const 63
  i64.shr_u
  i32.wrap_i64
  local.tee $2
  i32.const 9
  i32.add
  local.tee $5
  i64.extend_i32_s
  i64.shr_u
  local.set $6
  local.get $1
  i32.const 217706
  i32.mul
  i32.const 16
  i32.shr_s
  local.get $2
  i32.add
  local.get $4
  i32.wrap_i64
  i32.sub
  i32.const 1086
  i32.add
  local.tee $2
  i32.const 0
  i32.le_s
  if
   i32.const 1
   local.get $2
   i32.sub
   i32.const 64
   i32.ge_s
   if
    i64.const 0
    return
   end
   local.get $6
   i64.const 1
   local.get $2
   i64.extend_i32_s
   i64.sub
   i64.shr_u
   local.tee $0
   local.get $0
   i64.const 1
   i64.and
   i64.add
   i64.const 1
   i64.shr_u
   return
  end
  local.get $6
  i64.const 1
  i64.xor
  local.get $6
  local.get $1
  i32.const -4
  i32.ge_s
  local.get $3
  i64.const 1
  i64.le_u
  i32.and
  local.get $1
  i32.const 23
  i32.le_s
  i32.and
  local.get $6
  i64.const 3
  i64.and
  i64.const 1
  i64.eq
  i32.and
  local.get $6
  local.get $5
  i64.extend_i32_s
  i64.shl
  local.get $0
  i64.eq
  i32.and
  select
  local.tee $0
  local.get $0
  i64.const 1
  i64.and
  i64.add
  i64.const 1
  i64.shr_u
  local.tee $0
  i64.const 9007199254740992
  i64.ge_u
  if
   local.get $2
   i32.const 1
   i32.add
   local.set $2
   i64.const 4503599627370496
   local.set $0
  end
  local.get $2
  i32.const 2047
  i32.ge_s
  if
   i64.const 9218868437227405312
   return
  end
  local.get $0
  i64.const 4503599627370495
  i64.and
  local.get $2
  i64.extend_i32_s
  i64.const 52
  i64.shl
  i64.or
 )
 (func $wasm/assembly/big/shiftLeft (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i64)
  local.get $0
  i32.const 10
  i32.shl
  i32.const 11904
  i32.add
  local.set $3
  local.get $1
  i32.const 31
  i32.and
  local.set $5
  i32.const 256
  local.get $0
  i32.const 2
  i32.shl
  i32.const 13952
  i32.add
  i32.load
  local.tee $4
  local.get $1
  i32.const 5
  i32.shr_u
  local.tee $6
  i32.add
  i32.const 1
  i32.add
  local.tee $1
  local.get $1
  i32.const 256
  i32.ge_s
  select
  local.tee $7
  i32.const 1
  i32.sub
  local.set $1
  loop $for-loop|0
   local.get $1
   i32.const 0
   i32.ge_s
   if
    local.get $3
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    local.get $4
    local.get $1
    local.get $6
    i32.sub
    local.tee $2
    i32.gt_s
    local.get $2
    i32.const 0
    i32.ge_s
    i32.and
    if (result i64)
     local.get $3
     local.get $2
     i32.const 2
     i32.shl
     i32.add
     i64.load32_u
    else
     i64.const 0
    end
    i64.const 32
    i64.shl
    local.set $9
    local.get $2
    local.get $4
    i32.le_s
    local.get $2
    i32.const 0
    i32.gt_s
    i32.and
    if (result i64)
     local.get $3
     local.get $2
     i32.const 1
     i32.sub
     i32.const 2
     i32.shl
     i32.add
     i64.load32_u
    else
     i64.const 0
    end
    local.get $9
    i64.or
    local.get $5
    i64.extend_i32_u
    i64.shl
    i64.const 32
    i64.shr_u
    i64.store32
    local.get $1
    i32.const 1
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
  local.get $0
  i32.const 2
  i32.shl
  i32.const 13952
  i32.add
  local.get $7
  i32.store
 )
 (func $wasm/assembly/schema/scalars/textCharacter (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  global.get $wasm/assembly/schema/state/session
  local.tee $3
  local.get $3
  i32.load offset=164
  i32.const 1
  i32.add
  i32.store offset=164
  global.get $wasm/assembly/schema/state/session
  i32.load offset=160
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 80
  i32.mul
  i32.add
  i32.const 68
  i32.sub
  i32.load
  local.set $3
  loop $for-loop|0
   local.get $3
   if
    block $for-continue|0
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     br_if $for-continue|0
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $5
     i32.const 9
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $6
     if
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $7
      i32.const 0
      local.set $4
      loop $for-loop|1
       local.get $1
       local.get $4
       i32.gt_s
       if
        local.get $3
        local.get $7
        local.get $4
        i32.const 14512
        i32.add
        i32.load8_u
        local.get $2
        local.get $4
        i32.add
        call $wasm/assembly/schema/containers/narrow
        local.get $4
        i32.const 1
        i32.add
        local.set $4
        br $for-loop|1
       end
      end
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 9
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 10
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.ge_s
      if
       local.get $3
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 7
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       call $wasm/assembly/schema/frames/fail
       br $for-continue|0
      end
     end
     global.get $wasm/assembly/schema/state/program
     local.get $5
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $6
     i32.eqz
     br_if $for-continue|0
     i32.const 0
     local.set $4
     loop $for-loop|2
      local.get $4
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 3
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.lt_s
      if
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 4
       i32.add
       local.get $4
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $7
       global.get $wasm/assembly/schema/state/arena
       local.get $4
       global.get $wasm/assembly/schema/state/arena
       local.get $3
       i32.const 14
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.const 2
       i32.shl
       i32.add
       local.tee $5
       i32.load
       local.get $0
       call $wasm/assembly/schema/containers/move
       local.set $8
       local.get $5
       local.get $8
       i32.store
       global.get $wasm/assembly/schema/state/program
       local.get $8
       global.get $wasm/assembly/schema/state/program
       local.get $7
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 2
       i32.and
       if
        local.get $3
        i32.const 14
        call $wasm/assembly/schema/frames/fail
       end
       local.get $4
       i32.const 1
       i32.add
       local.set $4
       br $for-loop|2
      end
     end
     local.get $3
     local.get $6
     global.get $wasm/assembly/schema/state/session
     i32.load offset=164
     call $wasm/assembly/schema/scalars/settleText
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $3
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/schema/machine/structural (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  local.get $1
  i32.const 4
  i32.eq
  if
   local.get $0
   i32.const 58
   i32.eq
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=124
   else
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=20
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=136
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=4
     global.get $wasm/assembly/schema/state/session
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 1
     i32.sub
     i32.store offset=8
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=12
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=16
    end
   end
  else
   local.get $1
   i32.const 5
   i32.eq
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    local.tee $1
    if
     local.get $0
     i32.const 44
     i32.eq
     if
      global.get $wasm/assembly/schema/state/levels
      local.get $1
      i32.const 1
      i32.sub
      i32.const 80
      i32.mul
      i32.add
      local.tee $1
      i32.load offset=12
      local.set $0
      loop $for-loop|0
       local.get $0
       if
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.set $3
        block $for-continue|0
         global.get $wasm/assembly/schema/state/arena
         local.get $0
         i32.const 1
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         br_if $for-continue|0
         local.get $1
         i32.load
         i32.const 16
         i32.eq
         if (result i32)
          global.get $wasm/assembly/schema/state/program
          local.get $3
          i32.const 8
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
         else
          i32.const 0
         end
         local.tee $4
         if
          local.get $0
          local.get $4
          local.get $1
          i32.load offset=16
          call $wasm/assembly/schema/containers/checkItem
         end
         global.get $wasm/assembly/schema/state/arena
         local.get $0
         i32.const 7
         i32.add
         i32.const 2
         i32.shl
         i32.add
         local.get $1
         i32.load offset=16
         i32.const 1
         i32.add
         i32.store
         local.get $4
         if
          local.get $0
          call $wasm/assembly/schema/frames/settleArrayEarly
         end
         local.get $1
         i32.load
         i32.const 32
         i32.eq
         if (result i32)
          global.get $wasm/assembly/schema/state/program
          local.get $3
          i32.const 7
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
         else
          i32.const 0
         end
         local.tee $3
         i32.eqz
         br_if $for-continue|0
         global.get $wasm/assembly/schema/state/program
         local.get $3
         i32.const 2
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.tee $4
         i32.const 0
         i32.ge_s
         if (result i32)
          local.get $4
          global.get $wasm/assembly/schema/state/levels
          global.get $wasm/assembly/schema/state/session
          i32.load offset=32
          i32.const 80
          i32.mul
          i32.add
          i32.const -64
          i32.add
          i32.load
          i32.le_s
         else
          i32.const 0
         end
         if (result i32)
          global.get $wasm/assembly/schema/state/arena
          local.get $0
          i32.const 1
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
         else
          i32.const 1
         end
         if
          local.get $0
          local.get $3
          call $wasm/assembly/schema/containers/settleObjectEarly
         else
          local.get $0
          i32.const 17
          call $wasm/assembly/schema/frames/fail
         end
        end
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.set $0
        br $for-loop|0
       end
      end
      global.get $wasm/assembly/schema/state/session
      i32.const 2
      i32.const 0
      global.get $wasm/assembly/schema/state/levels
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.const 80
      i32.mul
      i32.add
      i32.load
      i32.const 32
      i32.eq
      select
      i32.store offset=124
     else
      local.get $0
      call $wasm/assembly/schema/machine/close
     end
    else
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 3
      i32.store offset=20
     end
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=136
      global.get $wasm/assembly/schema/state/session
      i32.const 1
      i32.store offset=4
      global.get $wasm/assembly/schema/state/session
      global.get $wasm/assembly/schema/state/session
      i32.load offset=32
      i32.const 1
      i32.sub
      i32.store offset=8
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=12
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=16
     end
    end
   else
    local.get $1
    i32.const 3
    i32.eq
    local.get $1
    i32.const 2
    i32.eq
    i32.or
    if
     local.get $0
     i32.const 34
     i32.eq
     if
      call $wasm/assembly/schema/containers/startName
      global.get $wasm/assembly/schema/state/session
      local.get $2
      global.get $wasm/assembly/schema/machine/origin
      i32.sub
      i32.store offset=152
      local.get $2
      local.set $0
      block $__inlined_func$wasm/assembly/schema/machine/openName$144
       global.get $wasm/assembly/schema/state/session
       i32.load offset=136
       br_if $__inlined_func$wasm/assembly/schema/machine/openName$144
       global.get $wasm/assembly/schema/state/session
       i32.load offset=108
       i32.const 0
       i32.gt_s
       if
        global.get $wasm/assembly/schema/state/session
        i32.const 1
        i32.store offset=144
        i32.const 8
        call $wasm/assembly/schema/frames/startValue
        global.get $wasm/assembly/schema/state/session
        i32.load offset=136
        br_if $__inlined_func$wasm/assembly/schema/machine/openName$144
       else
        local.get $2
        i32.const 1
        i32.add
        local.get $3
        call $wasm/assembly/schema/machine/quickName
        local.tee $0
        br_if $__inlined_func$wasm/assembly/schema/machine/openName$144
       end
       i32.const 1
       call $wasm/assembly/schema/machine/openString
       local.get $2
       local.set $0
      end
      local.get $0
      return
     else
      local.get $1
      i32.const 3
      i32.eq
      local.get $0
      i32.const 125
      i32.eq
      i32.and
      if
       local.get $0
       call $wasm/assembly/schema/machine/close
      else
       global.get $wasm/assembly/schema/state/session
       i32.load offset=136
       i32.eqz
       if
        global.get $wasm/assembly/schema/state/session
        i32.const 1
        i32.store offset=20
       end
       global.get $wasm/assembly/schema/state/session
       i32.load offset=136
       i32.eqz
       if
        global.get $wasm/assembly/schema/state/session
        i32.const 1
        i32.store offset=136
        global.get $wasm/assembly/schema/state/session
        i32.const 1
        i32.store offset=4
        global.get $wasm/assembly/schema/state/session
        global.get $wasm/assembly/schema/state/session
        i32.load offset=32
        i32.const 1
        i32.sub
        i32.store offset=8
        global.get $wasm/assembly/schema/state/session
        i32.const 0
        i32.store offset=12
        global.get $wasm/assembly/schema/state/session
        i32.const 0
        i32.store offset=16
       end
      end
     end
    else
     local.get $1
     i32.const 1
     i32.eq
     local.get $0
     i32.const 93
     i32.eq
     i32.and
     if
      local.get $0
      call $wasm/assembly/schema/machine/close
     else
      local.get $0
      local.get $2
      local.get $3
      call $wasm/assembly/schema/machine/open
      return
     end
    end
   end
  end
  local.get $2
 )
 (func $wasm/assembly/schema/machine/schemaWrite (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  local.get $0
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load
  local.tee $0
  if
   local.get $0
   return
  end
  local.get $1
  global.get $wasm/assembly/schema/state/session
  i32.load offset=24
  i32.sub
  global.set $wasm/assembly/schema/machine/origin
  local.get $1
  local.get $1
  local.get $2
  i32.add
  call $wasm/assembly/schema/machine/run
 )
 (func $wasm/assembly/schema/machine/schemaResume (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.const 0
  i32.store
  global.get $wasm/assembly/schema/state/session
  i32.load offset=228
  local.tee $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=24
  i32.sub
  global.set $wasm/assembly/schema/machine/origin
  global.get $wasm/assembly/schema/state/session
  i32.load offset=224
  local.tee $2
  i32.const 4
  i32.eq
  local.get $2
  i32.const 1
  i32.eq
  i32.or
  if
   global.get $wasm/assembly/schema/machine/origin
   i32.const 1
   i32.sub
   global.set $wasm/assembly/schema/machine/origin
  end
  local.get $2
  i32.const 1
  i32.eq
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=52
   global.get $wasm/assembly/schema/state/session
   f64.load offset=64
   global.get $wasm/assembly/schema/state/session
   f64.load offset=72
   call $wasm/assembly/schema/scalars/boundNumber
  else
   local.get $2
   i32.const 2
   i32.eq
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=52
    global.get $wasm/assembly/schema/state/session
    f64.load offset=56
    call $wasm/assembly/schema/machine/finishNumber
   else
    global.get $wasm/assembly/schema/state/session
    local.tee $3
    i32.load offset=52
    local.set $0
    local.get $3
    i32.const 0
    i32.store offset=52
    loop $for-loop|0
     local.get $0
     local.get $1
     i32.gt_s
     if (result i32)
      global.get $wasm/assembly/schema/state/session
      i32.load offset=136
      i32.const 0
      i32.ne
     else
      i32.const 1
     end
     i32.eqz
     if
      global.get $wasm/assembly/schema/state/arena
      global.get $wasm/assembly/schema/state/session
      i32.load offset=48
      local.get $1
      i32.const 4
      i32.shl
      i32.add
      local.tee $3
      i32.load offset=4
      local.tee $5
      i32.const 1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.eqz
      if
       local.get $3
       i32.load offset=12
       if
        local.get $5
        call $wasm/assembly/schema/frames/settleOwn
       else
        local.get $5
        i32.const 15
        i32.const 11
        local.get $3
        i32.load
        i32.const 1
        i32.eq
        select
        call $wasm/assembly/schema/frames/fail
       end
      end
      local.get $1
      i32.const 1
      i32.add
      local.set $1
      br $for-loop|0
     end
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     local.get $2
     i32.const 4
     i32.eq
     if
      call $wasm/assembly/schema/machine/finishString
     else
      call $wasm/assembly/schema/machine/hashNumber
     end
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store
   i32.const 1
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=52
  i32.const 0
  i32.gt_s
  if
   global.get $wasm/assembly/schema/state/session
   local.tee $0
   i32.load offset=232
   local.set $1
   global.get $wasm/assembly/schema/state/session
   i32.const 2
   i32.store
   global.get $wasm/assembly/schema/state/session
   local.get $4
   i32.store offset=228
   local.get $0
   local.get $1
   i32.store offset=232
   i32.const 2
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=208
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if (result i32)
    i32.const 0
   else
    global.get $wasm/assembly/schema/state/session
    i32.load offset=124
    i32.const 5
    i32.ne
    if (result i32)
     i32.const 1
    else
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 0
     i32.gt_s
    end
   end
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 2
     i32.store offset=20
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=136
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=4
     global.get $wasm/assembly/schema/state/session
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 1
     i32.sub
     i32.store offset=8
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=12
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=16
    end
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store
    i32.const 1
   else
    i32.const 0
   end
   return
  end
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=232
  call $wasm/assembly/schema/machine/run
 )
 (func $wasm/assembly/schema/machine/schemaFree (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  loop $for-loop|0
   local.get $1
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/levels
    local.get $1
    i32.const 80
    i32.mul
    i32.add
    i32.load offset=36
    local.tee $2
    if
     local.get $2
     local.get $2
     i32.const -64
     i32.add
     i32.load
     i32.const 2
     i32.shl
     i32.const 1024
     i32.add
     local.tee $3
     i32.load
     i32.store
     local.get $3
     local.get $2
     i32.store
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=100
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=48
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=112
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=192
  local.tee $1
  if
   local.get $1
   local.get $1
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $2
   i32.load
   i32.store
   local.get $2
   local.get $1
   i32.store
  end
  local.get $0
  if
   local.get $0
   local.get $0
   i32.const -64
   i32.add
   i32.load
   i32.const 2
   i32.shl
   i32.const 1024
   i32.add
   local.tee $1
   i32.load
   i32.store
   local.get $1
   local.get $0
   i32.store
  end
 )
 (func $wasm/assembly/schema/machine/schemaEnd (param $0 i32) (result i32)
  local.get $0
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load
  if (result i32)
   i32.const 1
  else
   global.get $wasm/assembly/schema/state/session
   i32.load offset=208
  end
  if
   global.get $wasm/assembly/schema/state/session
   i32.load
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.const 1
  i32.store offset=208
  global.get $wasm/assembly/schema/state/session
  i32.load offset=24
  local.set $0
  global.get $wasm/assembly/schema/state/session
  i32.load offset=124
  i32.const 11
  i32.eq
  if
   call $wasm/assembly/schema/lane/replayDigits
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=124
  i32.const 10
  i32.eq
  if
   call $wasm/assembly/schema/lane/replayText
  end
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.store offset=24
  global.get $wasm/assembly/schema/state/session
  i32.load offset=124
  i32.const 7
  i32.eq
  if
   call $wasm/assembly/schema/machine/closeNumber
   global.get $wasm/assembly/schema/state/session
   i32.load offset=52
   i32.const 0
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=228
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=232
    i32.const 2
    return
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if (result i32)
   i32.const 0
  else
   global.get $wasm/assembly/schema/state/session
   i32.load offset=124
   i32.const 5
   i32.ne
   if (result i32)
    i32.const 1
   else
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 0
    i32.gt_s
   end
  end
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store offset=20
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  if (result i32)
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store
   i32.const 1
  else
   i32.const 0
  end
 )
 (func $wasm/assembly/schema/machine/schemaCreate (param $0 i32) (result i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  i32.const 256
  call $wasm/assembly/memory/allocate
  local.tee $1
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $1
  i32.const 0
  i32.const 256
  memory.fill
  local.get $1
  local.get $0
  i32.store offset=80
  local.get $1
  global.set $wasm/assembly/schema/state/session
  global.get $wasm/assembly/schema/state/session
  i32.load offset=80
  global.set $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/session
  i32.load offset=84
  global.set $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/session
  i32.load offset=28
  global.set $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/program
  i32.load offset=4
  i32.const 3
  i32.shl
  local.tee $3
  call $wasm/assembly/memory/allocate
  local.set $2
  i32.const 2048
  call $wasm/assembly/memory/allocate
  local.tee $0
  i32.eqz
  local.get $2
  i32.eqz
  i32.or
  if
   i32.const 0
   return
  end
  local.get $2
  i32.const 0
  local.get $3
  memory.fill
  global.get $wasm/assembly/schema/state/session
  local.get $2
  i32.store offset=112
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.store offset=192
  local.get $1
  call $wasm/assembly/schema/machine/schemaReset
  i32.const 0
  local.get $1
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  select
 )
 (func $wasm/assembly/schema/machine/quickNumber (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i64)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 f64)
  (local $9 i32)
  local.get $0
  i32.const 1
  i32.add
  local.get $0
  local.get $0
  i32.load8_u
  i32.const 45
  i32.eq
  local.tee $6
  select
  local.tee $2
  local.set $9
  local.get $2
  i32.load8_u
  i32.const 48
  i32.sub
  local.set $3
  loop $while-continue|0
   local.get $3
   i32.const 9
   i32.le_u
   local.get $1
   local.get $2
   i32.gt_u
   i32.and
   if
    local.get $3
    i64.extend_i32_u
    local.get $4
    i64.const 10
    i64.mul
    i64.add
    local.set $4
    local.get $2
    i32.const 1
    i32.add
    local.tee $2
    i32.load8_u
    i32.const 48
    i32.sub
    local.set $3
    br $while-continue|0
   end
  end
  i32.const 1
  local.get $1
  local.get $2
  i32.le_u
  local.get $2
  local.get $9
  i32.sub
  local.tee $5
  i32.eqz
  local.get $5
  i32.const 15
  i32.gt_s
  i32.or
  if (result i32)
   i32.const 1
  else
   local.get $5
   i32.const 1
   i32.gt_s
   if (result i32)
    local.get $9
    i32.load8_u
    i32.const 48
    i32.eq
   else
    i32.const 0
   end
  end
  select
  if
   local.get $0
   return
  end
  local.get $2
  i32.load8_u
  i32.const 46
  i32.eq
  if
   local.get $2
   i32.const 1
   i32.add
   local.tee $2
   local.set $7
   local.get $2
   i32.load8_u
   i32.const 48
   i32.sub
   local.set $3
   loop $while-continue|1
    local.get $3
    i32.const 9
    i32.le_u
    local.get $1
    local.get $2
    i32.gt_u
    i32.and
    local.get $2
    local.get $7
    i32.sub
    i32.const 15
    i32.le_u
    i32.and
    if
     local.get $3
     i64.extend_i32_u
     local.get $4
     i64.const 10
     i64.mul
     i64.add
     local.set $4
     local.get $2
     i32.const 1
     i32.add
     local.tee $2
     i32.load8_u
     i32.const 48
     i32.sub
     local.set $3
     br $while-continue|1
    end
   end
   local.get $2
   local.get $7
   i32.sub
   local.tee $7
   i32.eqz
   local.get $5
   local.get $7
   i32.add
   i32.const 15
   i32.gt_s
   i32.or
   local.get $1
   local.get $2
   i32.le_u
   i32.or
   if
    local.get $0
    return
   end
  end
  local.get $2
  i32.load8_u
  local.tee $1
  i32.const 46
  i32.eq
  local.get $3
  i32.const 9
  i32.le_u
  i32.or
  local.get $1
  i32.const 101
  i32.eq
  i32.or
  local.get $1
  i32.const 69
  i32.eq
  i32.or
  local.get $1
  i32.const 45
  i32.eq
  i32.or
  local.get $1
  i32.const 43
  i32.eq
  i32.or
  if
   local.get $0
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=216
  local.tee $1
  i32.const 2
  i32.and
  if
   local.get $6
   if
    f64.const -inf
    f64.const 0
    call $wasm/assembly/schema/scalars/boundNumber
   else
    f64.const 0
    f64.const inf
    call $wasm/assembly/schema/scalars/boundNumber
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if
    local.get $0
    i32.const 1
    i32.add
    return
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $2
  global.get $wasm/assembly/schema/machine/origin
  i32.sub
  i32.store offset=24
  local.get $1
  i32.const 1
  i32.and
  i32.eqz
  if
   i32.const 0
   call $wasm/assembly/schema/machine/endValue
   local.get $2
   return
  end
  local.get $4
  f64.convert_i64_u
  local.get $7
  i32.const 3
  i32.shl
  i32.const 14320
  i32.add
  f64.load
  f64.div
  local.tee $8
  f64.neg
  local.get $8
  local.get $6
  select
  call $wasm/assembly/schema/machine/finishNumber
  local.get $2
 )
 (func $wasm/assembly/schema/machine/quickName (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  local.get $0
  local.set $3
  local.get $0
  v128.load
  local.tee $4
  v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
  i8x16.lt_s
  local.get $4
  v128.const i32x4 0x22222222 0x22222222 0x22222222 0x22222222
  i8x16.eq
  local.get $4
  v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
  i8x16.eq
  v128.or
  v128.or
  i8x16.bitmask
  local.set $2
  loop $while-continue|0
   local.get $2
   i32.eqz
   if
    local.get $3
    i32.const 16
    i32.add
    local.tee $3
    local.get $1
    i32.ge_u
    local.get $3
    local.get $0
    i32.sub
    i32.const 1024
    i32.gt_u
    i32.or
    if
     i32.const 0
     return
    end
    local.get $3
    v128.load
    local.tee $4
    v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
    i8x16.lt_s
    local.get $4
    v128.const i32x4 0x22222222 0x22222222 0x22222222 0x22222222
    i8x16.eq
    local.get $4
    v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
    i8x16.eq
    v128.or
    v128.or
    i8x16.bitmask
    local.set $2
    br $while-continue|0
   end
  end
  local.get $3
  local.get $2
  i32.ctz
  i32.add
  local.tee $7
  local.get $1
  i32.ge_u
  if (result i32)
   i32.const 1
  else
   local.get $7
   i32.load8_u
   i32.const 34
   i32.ne
  end
  if
   i32.const 0
   return
  end
  local.get $7
  local.get $0
  i32.sub
  local.tee $3
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $6
  i32.load offset=20
  local.tee $2
  i32.add
  i32.const 32
  i32.add
  local.tee $1
  global.get $wasm/assembly/schema/state/session
  i32.load offset=96
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 36
   i32.const 96
   local.get $1
   local.get $2
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   local.get $7
   return
  end
  local.get $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  i32.add
  local.set $8
  block $wasm/assembly/strings/copyOver|inlined.5
   local.get $3
   i32.const 512
   i32.gt_u
   if
    local.get $8
    local.get $0
    local.get $3
    memory.copy
    br $wasm/assembly/strings/copyOver|inlined.5
   end
   local.get $3
   local.get $8
   i32.add
   local.set $5
   local.get $8
   local.get $0
   v128.load
   v128.store
   local.get $8
   i32.const 16
   i32.add
   local.set $1
   local.get $0
   i32.const 16
   i32.add
   local.set $0
   loop $while-continue|1
    local.get $1
    local.get $5
    i32.lt_u
    if
     local.get $1
     local.get $0
     v128.load
     v128.store
     local.get $1
     i32.const 16
     i32.add
     local.set $1
     local.get $0
     i32.const 16
     i32.add
     local.set $0
     br $while-continue|1
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $2
  i32.store offset=44
  local.get $3
  local.set $2
  i32.const 0
  local.set $0
  loop $for-loop|0
   local.get $0
   i32.const 4
   i32.add
   local.tee $1
   local.get $3
   i32.le_s
   if
    local.get $2
    local.get $0
    local.get $8
    i32.add
    i32.load
    i32.xor
    i32.const -1640531535
    i32.mul
    local.tee $0
    local.get $0
    i32.const 15
    i32.shr_u
    i32.xor
    local.set $2
    local.get $1
    local.set $0
    br $for-loop|0
   end
  end
  local.get $0
  local.get $3
  i32.lt_s
  if
   local.get $0
   local.get $8
   i32.add
   i32.load
   i32.const 1
   local.get $3
   local.get $0
   i32.sub
   i32.const 3
   i32.shl
   i32.shl
   i32.const 1
   i32.sub
   i32.and
   local.get $2
   i32.xor
   i32.const -1640531535
   i32.mul
   local.tee $0
   local.get $0
   i32.const 15
   i32.shr_u
   i32.xor
   local.set $2
  end
  local.get $6
  i32.load offset=12
  local.set $0
  loop $for-loop|2
   local.get $0
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $1
    if (result i32)
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 2
     i32.eq
    else
     i32.const 1
    end
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/program
     local.get $1
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     if
      i32.const 0
      return
     end
     global.get $wasm/assembly/schema/state/program
     local.get $1
     i32.const 2
     i32.shl
     i32.add
     i32.load
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $1
      i32.const 5
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.get $3
      local.get $2
      call $wasm/assembly/schema/containers/lookup
     else
      i32.const 1
     end
     i32.eqz
     if
      i32.const 0
      return
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $0
    br $for-loop|2
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $7
  global.get $wasm/assembly/schema/machine/origin
  i32.sub
  i32.store offset=24
  local.get $3
  local.get $2
  call $wasm/assembly/schema/machine/nameIsThere
  local.get $7
 )
 (func $wasm/assembly/schema/machine/open (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  local.get $0
  i32.const 116
  i32.eq
  local.tee $3
  i32.eqz
  if
   local.get $0
   i32.const 102
   i32.eq
   local.set $3
  end
  local.get $0
  i32.const 45
  i32.eq
  local.tee $5
  if (result i32)
   local.get $5
  else
   local.get $0
   i32.const 57
   i32.le_s
   local.get $0
   i32.const 48
   i32.ge_s
   i32.and
  end
  local.get $3
  local.get $0
  i32.const 110
  i32.eq
  local.get $3
  select
  i32.or
  local.set $5
  local.get $0
  i32.const 123
  i32.eq
  local.tee $3
  i32.eqz
  if
   local.get $0
   i32.const 91
   i32.eq
   local.set $3
  end
  block $folding-inner0
   local.get $3
   local.get $5
   i32.or
   i32.eqz
   local.get $0
   i32.const 34
   i32.ne
   i32.and
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 1
     i32.store offset=20
    end
    br $folding-inner0
   end
   local.get $3
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 500
    i32.ge_s
   else
    i32.const 0
   end
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 8
     i32.store offset=20
    end
    br $folding-inner0
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   local.tee $5
   i32.const 0
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/levels
    local.get $5
    i32.const 1
    i32.sub
    i32.const 80
    i32.mul
    i32.add
    local.tee $6
    i32.load
    i32.const 16
    i32.eq
    if
     local.get $6
     i32.load offset=12
     local.set $3
     loop $for-loop|0
      local.get $3
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $3
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $7
       global.get $wasm/assembly/schema/state/arena
       local.get $3
       i32.const 11
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.const 0
       i32.store
       i32.const 1
       local.get $4
       global.get $wasm/assembly/schema/state/program
       local.get $7
       i32.const 11
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       select
       local.set $4
       block $for-continue|0
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 8
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $8
        i32.eqz
        br_if $for-continue|0
        global.get $wasm/assembly/schema/state/arena
        local.get $3
        i32.const 7
        i32.add
        i32.const 2
        i32.shl
        i32.add
        local.get $6
        i32.load offset=16
        i32.const 1
        i32.add
        i32.store
        local.get $3
        call $wasm/assembly/schema/frames/isWanted
        local.set $9
        global.get $wasm/assembly/schema/state/program
        local.get $8
        i32.const 5
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $5
        if (result i32)
         local.get $9
         if (result i32)
          i32.const 1
         else
          global.get $wasm/assembly/schema/state/program
          local.get $7
          i32.const 2
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.const 16
          i32.and
         end
        else
         i32.const 0
        end
        if
         local.get $5
         local.get $3
         i32.const 8
         i32.const 0
         call $wasm/assembly/schema/frames/spawn
        end
        local.get $9
        i32.eqz
        br_if $for-continue|0
        local.get $3
        local.get $8
        local.get $6
        i32.load offset=16
        call $wasm/assembly/schema/containers/checkItem
        global.get $wasm/assembly/schema/state/arena
        local.get $3
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        br_if $for-continue|0
        local.get $6
        i32.load offset=16
        local.tee $5
        global.get $wasm/assembly/schema/state/program
        local.get $8
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.lt_s
        if (result i32)
         global.get $wasm/assembly/schema/state/program
         local.get $5
         global.get $wasm/assembly/schema/state/program
         local.get $8
         i32.const 3
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.add
         i32.const 2
         i32.shl
         i32.add
        else
         global.get $wasm/assembly/schema/state/program
         local.get $8
         i32.const 4
         i32.add
         i32.const 2
         i32.shl
         i32.add
        end
        i32.load
        local.tee $5
        if
         local.get $3
         local.get $5
         i32.const 32
         call $wasm/assembly/schema/containers/spawnChild
        end
        local.get $3
        call $wasm/assembly/schema/frames/settleArrayEarly
       end
       global.get $wasm/assembly/schema/state/arena
       local.get $3
       i32.const 4
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $3
       br $for-loop|0
      end
     end
     local.get $6
     local.get $6
     i32.load offset=16
     i32.const 1
     i32.add
     i32.store offset=16
     local.get $4
     if
      local.get $6
      call $wasm/assembly/schema/containers/startUnevaluated
     end
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    if
     local.get $1
     return
    end
   else
    local.get $3
    if
     i32.const 32
     i32.const 16
     local.get $0
     i32.const 123
     i32.eq
     select
     local.set $3
     global.get $wasm/assembly/schema/state/program
     i32.load
     local.tee $4
     if (result i32)
      local.get $3
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 14
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.and
     else
      i32.const 1
     end
     if (result i32)
      i32.const 0
     else
      local.get $4
      i32.const -1
      local.get $3
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 15
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.and
      select
     end
     local.tee $4
     i32.const 0
     i32.ge_s
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=108
      local.get $4
      local.get $3
      local.get $1
      call $wasm/assembly/schema/lane/pushLane
      local.get $1
      return
     end
    end
   end
   local.get $0
   local.get $1
   local.get $2
   call $wasm/assembly/schema/machine/openValue
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=136
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
  end
  local.get $1
 )
 (func $wasm/assembly/schema/machine/escapeByte (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=176
  local.set $1
  block $folding-inner2
   block $folding-inner1
    block $folding-inner0
     global.get $wasm/assembly/schema/state/session
     local.tee $2
     i32.load offset=168
     local.tee $3
     i32.const 1
     i32.eq
     if
      local.get $0
      i32.const 117
      i32.eq
      if
       local.get $2
       i32.const 2
       i32.store offset=168
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=172
       return
      end
      local.get $1
      br_if $folding-inner0
      block $__inlined_func$wasm/assembly/schema/machine/unescaped$100 (result i32)
       local.get $0
       local.get $0
       i32.const 92
       i32.eq
       local.get $0
       i32.const 34
       i32.eq
       i32.or
       local.get $0
       i32.const 47
       i32.eq
       i32.or
       br_if $__inlined_func$wasm/assembly/schema/machine/unescaped$100
       drop
       i32.const 8
       local.get $0
       i32.const 98
       i32.eq
       br_if $__inlined_func$wasm/assembly/schema/machine/unescaped$100
       drop
       i32.const 12
       local.get $0
       i32.const 102
       i32.eq
       br_if $__inlined_func$wasm/assembly/schema/machine/unescaped$100
       drop
       i32.const 10
       local.get $0
       i32.const 110
       i32.eq
       br_if $__inlined_func$wasm/assembly/schema/machine/unescaped$100
       drop
       i32.const 13
       local.get $0
       i32.const 114
       i32.eq
       br_if $__inlined_func$wasm/assembly/schema/machine/unescaped$100
       drop
       i32.const 9
       i32.const -1
       local.get $0
       i32.const 116
       i32.eq
       select
      end
      local.tee $0
      i32.const 0
      i32.lt_s
      br_if $folding-inner1
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=168
      local.get $0
      call $wasm/assembly/schema/machine/characterIs
      return
     end
     local.get $0
     i32.const 128
     i32.lt_u
     if (result i32)
      local.get $0
      i32.const 14168
      i32.add
      i32.load8_u
     else
      i32.const 255
     end
     local.tee $0
     i32.const 15
     i32.gt_s
     br_if $folding-inner1
     global.get $wasm/assembly/schema/state/session
     local.tee $2
     i32.load offset=172
     i32.const 4
     i32.shl
     local.get $0
     i32.or
     local.set $4
     local.get $2
     local.get $4
     i32.store offset=172
     global.get $wasm/assembly/schema/state/session
     local.get $3
     i32.const 1
     i32.add
     i32.store offset=168
     local.get $4
     i32.const 5
     local.get $3
     i32.sub
     i32.const 2
     i32.shl
     local.tee $2
     i32.shl
     local.set $0
     local.get $4
     i32.const 1
     i32.add
     local.get $2
     i32.shl
     i32.const 1
     i32.sub
     local.set $3
     local.get $1
     if (result i32)
      local.get $3
      i32.const 56320
      i32.lt_s
      local.get $0
      i32.const 57343
      i32.gt_s
      i32.or
     else
      local.get $3
      i32.const 57343
      i32.le_s
      local.get $0
      i32.const 56320
      i32.ge_s
      i32.and
     end
     br_if $folding-inner0
     local.get $1
     i32.const 10
     i32.shl
     i32.const 56557568
     i32.sub
     local.set $4
     local.get $2
     i32.const 0
     i32.gt_s
     if
      local.get $1
      if (result i32)
       local.get $4
       i32.const 56320
       local.get $0
       local.get $0
       i32.const 56320
       i32.le_s
       select
       i32.add
       i32.const 56320
       i32.sub
       local.set $0
       local.get $4
       i32.const 57343
       local.get $3
       local.get $3
       i32.const 57343
       i32.ge_s
       select
       i32.add
       i32.const 56320
       i32.sub
      else
       i32.const 1114111
       local.get $3
       local.get $0
       i32.const 56319
       i32.le_s
       local.get $3
       i32.const 55296
       i32.ge_s
       i32.and
       select
      end
      local.set $1
      global.get $wasm/assembly/schema/state/session
      i32.load offset=160
      if
       local.get $0
       local.get $1
       global.get $wasm/assembly/schema/state/session
       i32.load offset=40
       call $wasm/assembly/schema/scalars/expectCharacter
      end
      return
     end
     global.get $wasm/assembly/schema/state/session
     i32.const 0
     i32.store offset=168
     local.get $1
     if
      global.get $wasm/assembly/schema/state/session
      i32.const 0
      i32.store offset=176
      local.get $4
      local.get $0
      i32.const 56320
      i32.sub
      i32.add
      call $wasm/assembly/schema/machine/characterIs
     else
      local.get $0
      i32.const 56319
      i32.le_s
      local.get $0
      i32.const 55296
      i32.ge_s
      i32.and
      if
       global.get $wasm/assembly/schema/state/session
       local.get $0
       i32.store offset=176
       local.get $0
       i32.const 10
       i32.shl
       i32.const 56557568
       i32.sub
       local.tee $0
       i32.const 1023
       i32.add
       local.set $1
       global.get $wasm/assembly/schema/state/session
       i32.load offset=160
       if
        local.get $0
        local.get $1
        global.get $wasm/assembly/schema/state/session
        i32.load offset=40
        call $wasm/assembly/schema/scalars/expectCharacter
       end
      else
       local.get $0
       call $wasm/assembly/schema/machine/characterIs
      end
     end
     return
    end
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/session
     i32.const 5
     i32.store offset=20
    end
    br $folding-inner2
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=20
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=136
  i32.eqz
  if
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=136
   global.get $wasm/assembly/schema/state/session
   i32.const 1
   i32.store offset=4
   global.get $wasm/assembly/schema/state/session
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 1
   i32.sub
   i32.store offset=8
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=12
   global.get $wasm/assembly/schema/state/session
   i32.const 0
   i32.store offset=16
  end
 )
 (func $wasm/assembly/schema/machine/endString
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=148
  if (result i32)
   global.get $wasm/assembly/schema/state/session
   i32.load offset=144
  else
   i32.const 1
  end
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=40
   local.set $2
   global.get $wasm/assembly/schema/state/levels
   global.get $wasm/assembly/schema/state/session
   i32.load offset=32
   i32.const 80
   i32.mul
   i32.add
   i32.const 68
   i32.sub
   i32.load
   local.set $0
   loop $for-loop|0
    local.get $0
    if
     block $__inlined_func$wasm/assembly/schema/scalars/endText$103
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      if (result i32)
       i32.const 0
      else
       global.get $wasm/assembly/schema/state/arena
       local.get $0
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
      end
      if
       block $__inlined_func$wasm/assembly/schema/scalars/textFault$25 (result i32)
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $3
        i32.const 9
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $4
        if (result i32)
         global.get $wasm/assembly/schema/state/arena
         local.get $0
         i32.const 9
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.set $5
         global.get $wasm/assembly/schema/state/program
         local.get $4
         i32.const 2
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.tee $1
         if (result i32)
          local.get $5
          global.get $wasm/assembly/schema/state/arena
          local.get $0
          i32.const 10
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.ge_s
         else
          i32.const 1
         end
         if (result i32)
          i32.const 0
         else
          global.get $wasm/assembly/schema/state/program
          local.get $1
          i32.const 3
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          local.get $5
          i32.const 3
          i32.shl
          i32.add
          local.tee $1
          i32.const 0
          local.get $2
          global.get $wasm/assembly/schema/state/program
          local.get $1
          i32.const 1
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.eq
          select
         end
        else
         i32.const 1
        end
        i32.eqz
        if
         global.get $wasm/assembly/schema/state/program
         local.get $4
         i32.const 7
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         br $__inlined_func$wasm/assembly/schema/scalars/textFault$25
        end
        i32.const 0
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $4
        i32.eqz
        br_if $__inlined_func$wasm/assembly/schema/scalars/textFault$25
        drop
        i32.const 12
        global.get $wasm/assembly/schema/state/session
        i32.load offset=164
        global.get $wasm/assembly/schema/state/program
        local.get $4
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.lt_s
        br_if $__inlined_func$wasm/assembly/schema/scalars/textFault$25
        drop
        i32.const 0
        local.set $1
        loop $for-loop|00
         local.get $1
         global.get $wasm/assembly/schema/state/program
         local.get $4
         i32.const 3
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.lt_s
         if
          i32.const 14
          global.get $wasm/assembly/schema/state/program
          global.get $wasm/assembly/schema/state/program
          global.get $wasm/assembly/schema/state/program
          local.get $4
          i32.const 4
          i32.add
          local.get $1
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.const 6
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          global.get $wasm/assembly/schema/state/arena
          local.get $1
          global.get $wasm/assembly/schema/state/arena
          local.get $0
          i32.const 14
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.const 1
          i32.and
          i32.eqz
          br_if $__inlined_func$wasm/assembly/schema/scalars/textFault$25
          drop
          local.get $1
          i32.const 1
          i32.add
          local.set $1
          br $for-loop|00
         end
        end
        i32.const 0
       end
       local.set $1
       global.get $wasm/assembly/schema/state/program
       local.get $3
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $3
       if (result i32)
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
       else
        i32.const 0
       end
       local.set $3
       local.get $1
       if
        local.get $0
        local.get $1
        call $wasm/assembly/schema/frames/fail
       else
        local.get $3
        if
         local.get $2
         i32.const 4096
         i32.gt_s
         if
          local.get $0
          i32.const 15
          call $wasm/assembly/schema/frames/fail
         else
          i32.const 1
          local.get $0
          local.get $3
          call $wasm/assembly/schema/scalars/question
         end
        else
         local.get $0
         call $wasm/assembly/schema/frames/settleOwn
        end
       end
       global.get $wasm/assembly/schema/state/session
       i32.load offset=136
       br_if $__inlined_func$wasm/assembly/schema/scalars/endText$103
      end
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $0
      br $for-loop|0
     end
    end
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if
    return
   end
   global.get $wasm/assembly/schema/state/session
   i32.load offset=52
   i32.const 0
   i32.gt_s
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 4
    i32.store offset=224
    return
   end
  end
  call $wasm/assembly/schema/machine/finishString
 )
 (func $wasm/assembly/schema/lane_scalars/isWithin (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  if
   i32.const 0
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $6
  i32.const 0
  i32.gt_s
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $7
  i32.const 0
  i32.ge_s
  i32.or
  if
   global.get $wasm/assembly/schema/lane_scalars/isWide
   if (result i32)
    local.get $1
    local.tee $3
    local.get $2
    i32.add
    local.set $8
    loop $for-loop|0
     local.get $3
     i32.const 16
     i32.add
     local.tee $4
     local.get $8
     i32.le_u
     if
      local.get $5
      local.get $3
      v128.load
      v128.const i32x4 0xc0c0c0c0 0xc0c0c0c0 0xc0c0c0c0 0xc0c0c0c0
      i8x16.ge_s
      i8x16.bitmask
      i32.popcnt
      i32.add
      local.set $5
      local.get $4
      local.set $3
      br $for-loop|0
     end
    end
    loop $for-loop|1
     local.get $3
     local.get $8
     i32.lt_u
     if
      local.get $5
      i32.const 1
      i32.add
      local.get $5
      local.get $3
      i32.load8_u
      i32.const 192
      i32.and
      i32.const 128
      i32.ne
      select
      local.set $5
      local.get $3
      i32.const 1
      i32.add
      local.set $3
      br $for-loop|1
     end
    end
    local.get $5
   else
    local.get $2
   end
   local.tee $3
   local.get $7
   i32.gt_s
   local.get $7
   i32.const 0
   i32.ge_s
   i32.and
   local.get $3
   local.get $6
   i32.lt_s
   i32.or
   if
    i32.const 0
    return
   end
  end
  global.get $wasm/assembly/schema/state/program
  local.get $0
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $8
  i32.eqz
  if
   i32.const 1
   return
  end
  global.get $wasm/assembly/schema/lane_scalars/isWide
  if
   i32.const 0
   return
  end
  i32.const 0
  local.set $3
  loop $for-loop|00
   local.get $3
   local.get $8
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $0
    i32.const 4
    i32.add
    local.get $3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $4
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $11
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    local.set $12
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    local.set $7
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    local.set $9
    global.get $wasm/assembly/schema/state/program
    local.get $4
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $4
    local.get $1
    local.set $5
    block $__inlined_func$wasm/assembly/schema/lane_scalars/matches$116
     loop $for-loop|01
      local.get $5
      local.get $1
      local.get $2
      i32.add
      i32.lt_u
      if
       local.get $9
       local.get $7
       local.get $12
       local.get $5
       i32.load8_u
       i32.add
       i32.load8_u
       local.get $4
       local.get $11
       i32.mul
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $4
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $10
       i32.const 4
       i32.and
       i32.const 0
       i32.ne
       local.set $6
       local.get $10
       i32.const 6
       i32.and
       br_if $__inlined_func$wasm/assembly/schema/lane_scalars/matches$116
       local.get $5
       i32.const 1
       i32.add
       local.set $5
       br $for-loop|01
      end
     end
     local.get $9
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 1
     i32.and
     local.set $6
    end
    local.get $6
    i32.eqz
    if
     i32.const 0
     return
    end
    local.get $3
    i32.const 1
    i32.add
    local.set $3
    br $for-loop|00
   end
  end
  i32.const 1
 )
 (func $wasm/assembly/schema/lane_scalars/escapeSize (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  i32.const 1
  global.set $wasm/assembly/schema/lane_scalars/hasEscapes
  local.get $0
  i32.const 2
  i32.add
  local.get $1
  i32.gt_u
  if
   i32.const 0
   return
  end
  local.get $0
  i32.load8_u offset=1
  local.tee $2
  i32.const 117
  i32.ne
  if
   i32.const 2
   i32.const 0
   local.get $2
   i32.const 92
   i32.eq
   local.get $2
   i32.const 34
   i32.eq
   i32.or
   local.get $2
   i32.const 47
   i32.eq
   i32.or
   local.get $2
   i32.const 98
   i32.eq
   i32.or
   local.get $2
   i32.const 102
   i32.eq
   i32.or
   local.get $2
   i32.const 110
   i32.eq
   i32.or
   local.get $2
   i32.const 114
   i32.eq
   i32.or
   local.get $2
   i32.const 116
   i32.eq
   i32.or
   select
   return
  end
  local.get $0
  i32.const 6
  i32.add
  local.get $1
  i32.gt_u
  if
   i32.const 0
   return
  end
  local.get $0
  i32.load8_u offset=2
  local.tee $2
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $2
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.set $2
  local.get $0
  i32.load8_u offset=3
  local.tee $3
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $3
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.set $3
  local.get $0
  i32.load8_u offset=5
  local.tee $4
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $4
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $4
  local.get $0
  i32.load8_u offset=4
  local.tee $5
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $5
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $5
  local.get $2
  local.get $3
  i32.or
  i32.or
  i32.or
  i32.const 15
  i32.gt_u
  if (result i32)
   i32.const 65536
  else
   local.get $2
   i32.const 12
   i32.shl
   local.get $3
   i32.const 8
   i32.shl
   i32.or
   local.get $5
   i32.const 4
   i32.shl
   i32.or
   local.get $4
   i32.or
  end
  local.tee $2
  i32.const 65535
  i32.gt_u
  if (result i32)
   i32.const 1
  else
   local.get $2
   i32.const 57343
   i32.le_u
   local.get $2
   i32.const 56320
   i32.ge_u
   i32.and
  end
  if
   i32.const 0
   return
  end
  local.get $2
  i32.const 55296
  i32.lt_u
  local.get $2
  i32.const 56319
  i32.gt_u
  i32.or
  if
   i32.const 6
   return
  end
  local.get $0
  i32.const 12
  i32.add
  local.get $1
  i32.gt_u
  if (result i32)
   i32.const 1
  else
   local.get $0
   i32.load16_u offset=6
   i32.const 30044
   i32.ne
  end
  if
   i32.const 0
   return
  end
  i32.const 12
  i32.const 0
  local.get $0
  i32.load8_u offset=10
  local.tee $1
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $1
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $1
  local.get $0
  i32.load8_u offset=8
  local.tee $2
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $2
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $2
  local.get $0
  i32.load8_u offset=9
  local.tee $3
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $3
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $3
  i32.or
  i32.or
  local.get $0
  i32.load8_u offset=11
  local.tee $0
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $0
   i32.const 14168
   i32.add
   i32.load8_u
  else
   i32.const 255
  end
  local.tee $0
  i32.or
  i32.const 15
  i32.gt_u
  if (result i32)
   i32.const 65536
  else
   local.get $2
   i32.const 12
   i32.shl
   local.get $3
   i32.const 8
   i32.shl
   i32.or
   local.get $1
   i32.const 4
   i32.shl
   i32.or
   local.get $0
   i32.or
  end
  local.tee $0
  i32.const 57343
  i32.le_u
  local.get $0
  i32.const 56320
  i32.ge_u
  i32.and
  select
 )
 (func $wasm/assembly/schema/lane/readNameOn (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 v128)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $4
  i32.load offset=68
  local.tee $2
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $2
   i32.const 7
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.set $5
  local.get $4
  i32.load offset=20
  local.set $3
  local.get $0
  local.set $2
  loop $for-loop|0
   local.get $1
   local.get $2
   i32.gt_u
   if
    block $for-break0
     local.get $2
     v128.load
     local.tee $6
     v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
     i8x16.lt_s
     local.get $6
     v128.const i32x4 0x22222222 0x22222222 0x22222222 0x22222222
     i8x16.eq
     local.get $6
     v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
     i8x16.eq
     v128.or
     v128.or
     i8x16.bitmask
     local.tee $7
     if
      local.get $2
      local.get $7
      i32.ctz
      i32.add
      local.set $2
      br $for-break0
     end
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     br $for-loop|0
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  i32.load offset=40
  local.tee $8
  local.get $2
  local.get $1
  local.get $1
  local.get $2
  i32.gt_u
  select
  local.tee $7
  local.get $0
  i32.sub
  i32.add
  local.tee $9
  i32.const 1024
  i32.gt_s
  if
   local.get $0
   call $wasm/assembly/schema/lane/replay
   return
  end
  local.get $3
  local.get $8
  i32.add
  local.set $2
  local.get $3
  local.get $9
  i32.add
  i32.const 32
  i32.add
  local.tee $10
  global.get $wasm/assembly/schema/state/session
  i32.load offset=96
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 36
   i32.const 96
   local.get $10
   local.get $2
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   local.get $0
   return
  end
  local.get $3
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  i32.add
  local.tee $10
  local.get $8
  i32.add
  local.set $2
  block $wasm/assembly/strings/copyOver|inlined.0
   local.get $7
   local.get $0
   i32.sub
   local.tee $3
   i32.const 512
   i32.gt_u
   if
    local.get $2
    local.get $0
    local.get $3
    memory.copy
    br $wasm/assembly/strings/copyOver|inlined.0
   end
   local.get $2
   local.get $3
   i32.add
   local.set $8
   local.get $2
   local.get $0
   v128.load
   v128.store
   local.get $2
   i32.const 16
   i32.add
   local.set $2
   local.get $0
   i32.const 16
   i32.add
   local.set $3
   loop $while-continue|0
    local.get $2
    local.get $8
    i32.lt_u
    if
     local.get $2
     local.get $3
     v128.load
     v128.store
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     local.get $3
     i32.const 16
     i32.add
     local.set $3
     br $while-continue|0
    end
   end
  end
  local.get $1
  local.get $7
  i32.eq
  if
   local.get $4
   local.get $5
   local.get $10
   local.get $9
   call $wasm/assembly/schema/lane/isPossible
   i32.eqz
   if
    local.get $0
    call $wasm/assembly/schema/lane/replay
    return
   end
   global.get $wasm/assembly/schema/state/session
   local.get $9
   i32.store offset=40
   local.get $1
   return
  end
  local.get $7
  i32.load8_u
  i32.const 34
  i32.ne
  if (result i32)
   i32.const 0
  else
   local.get $4
   local.get $5
   local.get $10
   local.get $9
   call $wasm/assembly/schema/lane/meetName
  end
  i32.eqz
  if
   local.get $0
   call $wasm/assembly/schema/lane/replay
   return
  end
  global.get $wasm/assembly/schema/state/session
  i32.const 4
  i32.store offset=124
  local.get $7
  i32.const 1
  i32.add
 )
 (func $wasm/assembly/schema/lane/readName (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 v128)
  (local $12 i64)
  (local $13 i64)
  local.get $3
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $3
   i32.const 5
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.tee $8
  if
   global.get $wasm/assembly/schema/state/program
   local.get $2
   i32.load offset=72
   local.tee $5
   i32.const 7
   i32.add
   local.get $8
   i32.const 4
   i32.add
   local.get $5
   select
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $6
   if
    global.get $wasm/assembly/schema/state/program
    local.get $6
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $7
    local.get $0
    i32.add
    local.tee $9
    local.get $1
    i32.lt_u
    if (result i32)
     local.get $9
     i32.load8_u
     i32.const 34
     i32.eq
    else
     i32.const 0
    end
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.set $10
     block $__inlined_func$wasm/assembly/schema/containers/isSame$119 (result i32)
      loop $for-loop|0
       local.get $4
       i32.const 8
       i32.add
       local.tee $5
       local.get $7
       i32.le_s
       if
        i32.const 0
        local.get $4
        local.get $10
        i32.add
        i64.load
        local.get $0
        local.get $4
        i32.add
        i64.load
        i64.ne
        br_if $__inlined_func$wasm/assembly/schema/containers/isSame$119
        drop
        local.get $5
        local.set $4
        br $for-loop|0
       end
      end
      i32.const 1
      local.get $4
      local.get $7
      i32.eq
      br_if $__inlined_func$wasm/assembly/schema/containers/isSame$119
      drop
      i64.const 1
      local.get $7
      local.get $4
      i32.sub
      i32.const 3
      i32.shl
      i64.extend_i32_s
      i64.shl
      i64.const 1
      i64.sub
      local.get $4
      local.get $10
      i32.add
      i64.load
      local.get $0
      local.get $4
      i32.add
      i64.load
      i64.xor
      i64.and
      i64.eqz
     end
    else
     i32.const 0
    end
    if
     local.get $9
     i32.const 1
     i32.add
     i32.const 0
     i64.const 1
     local.get $6
     global.get $wasm/assembly/schema/state/program
     local.get $8
     i32.const 3
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.sub
     i32.const 3
     i32.shr_s
     i64.extend_i32_s
     i64.shl
     local.tee $12
     local.get $2
     i64.load offset=48
     local.tee $13
     i64.and
     i64.const 0
     i64.ne
     if (result i32)
      i32.const 0
     else
      local.get $2
      local.get $12
      local.get $13
      i64.or
      i64.store offset=48
      local.get $2
      local.get $6
      i32.store offset=72
      local.get $2
      i32.const 0
      i32.store offset=24
      local.get $2
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.store offset=56
      i32.const 1
     end
     select
     return
    end
   end
  end
  local.get $0
  local.set $4
  loop $for-loop|00
   local.get $1
   local.get $4
   i32.gt_u
   if
    block $for-break0
     local.get $4
     v128.load
     local.tee $11
     v128.const i32x4 0x20202020 0x20202020 0x20202020 0x20202020
     i8x16.lt_s
     local.get $11
     v128.const i32x4 0x22222222 0x22222222 0x22222222 0x22222222
     i8x16.eq
     local.get $11
     v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
     i8x16.eq
     v128.or
     v128.or
     i8x16.bitmask
     local.tee $5
     if
      local.get $4
      local.get $5
      i32.ctz
      i32.add
      local.set $4
      br $for-break0
     end
     local.get $4
     i32.const 16
     i32.add
     local.set $4
     br $for-loop|00
    end
   end
  end
  local.get $4
  local.get $1
  local.get $1
  local.get $4
  i32.gt_u
  select
  local.tee $4
  local.get $1
  i32.lt_u
  if
   local.get $4
   i32.load8_u
   i32.const 34
   i32.ne
   if
    i32.const 0
    return
   end
   local.get $4
   i32.const 1
   i32.add
   i32.const 0
   local.get $2
   local.get $3
   local.get $0
   local.get $4
   local.get $0
   i32.sub
   call $wasm/assembly/schema/lane/meetName
   select
   return
  end
  local.get $2
  i32.load offset=20
  local.set $4
  local.get $1
  local.get $0
  i32.sub
  local.tee $5
  i32.const 1024
  i32.gt_s
  if (result i32)
   i32.const 0
  else
   local.get $2
   local.get $3
   local.get $0
   local.get $5
   call $wasm/assembly/schema/lane/isPossible
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $4
  local.get $5
  i32.add
  i32.const 32
  i32.add
  local.tee $2
  global.get $wasm/assembly/schema/state/session
  i32.load offset=96
  i32.le_u
  if (result i32)
   i32.const 1
  else
   i32.const 36
   i32.const 96
   local.get $2
   local.get $4
   call $wasm/assembly/schema/state/grow
  end
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $4
  global.get $wasm/assembly/schema/state/session
  i32.load offset=36
  i32.add
  local.set $2
  block $wasm/assembly/strings/copyOver|inlined.4
   local.get $5
   i32.const 512
   i32.gt_u
   if
    local.get $2
    local.get $0
    local.get $5
    memory.copy
    br $wasm/assembly/strings/copyOver|inlined.4
   end
   local.get $2
   local.get $5
   i32.add
   local.set $4
   local.get $2
   local.get $0
   v128.load
   v128.store
   local.get $2
   i32.const 16
   i32.add
   local.set $2
   local.get $0
   i32.const 16
   i32.add
   local.set $3
   loop $while-continue|0
    local.get $2
    local.get $4
    i32.lt_u
    if
     local.get $2
     local.get $3
     v128.load
     v128.store
     local.get $2
     i32.const 16
     i32.add
     local.set $2
     local.get $3
     i32.const 16
     i32.add
     local.set $3
     br $while-continue|0
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $5
  i32.store offset=40
  global.get $wasm/assembly/schema/state/session
  local.get $0
  i32.const 1
  i32.sub
  global.get $wasm/assembly/schema/machine/origin
  i32.sub
  i32.store offset=152
  global.get $wasm/assembly/schema/state/session
  i32.const 9
  i32.store offset=124
  local.get $1
  i32.const 1
  i32.add
 )
 (func $wasm/assembly/schema/lane/readLane (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  global.get $wasm/assembly/schema/state/session
  i32.load offset=124
  local.set $3
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $5
  i32.load
  i32.const 32
  i32.eq
  local.set $6
  local.get $5
  i32.load offset=68
  local.tee $2
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $2
   i32.const 7
   i32.const 8
   local.get $6
   select
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.set $7
  loop $while-continue|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    block $while-break|0
     local.get $0
     i32.load8_u
     local.tee $4
     i32.const 32
     i32.le_u
     if
      local.get $4
      i32.const 10
      i32.ne
      local.get $4
      i32.const 32
      i32.ne
      i32.and
      local.get $4
      i32.const 13
      i32.ne
      i32.and
      local.get $4
      i32.const 9
      i32.ne
      i32.and
      br_if $while-break|0
      local.get $0
      i32.const 1
      i32.add
      local.tee $0
      i32.load8_u
      i32.const 32
      i32.le_u
      if
       local.get $0
       local.get $1
       call $wasm/assembly/schema/machine/skipSpace
       local.set $0
      end
      br $while-continue|0
     end
     local.get $3
     if (result i32)
      local.get $3
      i32.const 1
      i32.eq
      local.get $4
      i32.const 93
      i32.ne
      i32.and
     else
      i32.const 1
     end
     if
      local.get $6
      if (result i32)
       local.get $5
       i32.load offset=56
      else
       local.get $7
       if (result i32)
        local.get $5
        i32.load offset=16
        local.tee $2
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $8
        i32.ge_s
        local.get $8
        i32.const 0
        i32.ge_s
        i32.and
        br_if $while-break|0
        local.get $2
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.lt_s
        if (result i32)
         global.get $wasm/assembly/schema/state/program
         local.get $2
         global.get $wasm/assembly/schema/state/program
         local.get $7
         i32.const 3
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.add
         i32.const 2
         i32.shl
         i32.add
        else
         global.get $wasm/assembly/schema/state/program
         local.get $7
         i32.const 4
         i32.add
         i32.const 2
         i32.shl
         i32.add
        end
        i32.load
       else
        i32.const 0
       end
      end
      local.set $9
      i32.const 0
      local.set $2
      local.get $4
      i32.const 34
      i32.eq
      if
       block $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        local.get $0
        i32.const 1
        i32.add
        local.tee $3
        local.get $1
        call $wasm/assembly/schema/lane_scalars/skipText
        local.tee $8
        local.get $1
        i32.ge_u
        if (result i32)
         i32.const 1
        else
         local.get $8
         i32.load8_u
         i32.const 34
         i32.ne
        end
        br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        local.get $8
        i32.const 1
        i32.add
        global.set $wasm/assembly/schema/lane_scalars/valueEnd
        block $wasm/assembly/schema/lane_scalars/judgeOf|inlined.2 (result i32)
         i32.const 0
         local.get $9
         i32.eqz
         br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.2
         drop
         local.get $9
         global.get $wasm/assembly/schema/state/program
         local.get $9
         i32.const 16
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.tee $10
         i32.eqz
         br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.2
         drop
         global.get $wasm/assembly/schema/state/program
         local.get $10
         i32.const 3
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.tee $10
         i32.const -1
         local.get $10
         select
        end
        local.tee $10
        i32.const 0
        i32.lt_s
        br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        i32.const 1
        local.set $2
        local.get $10
        if (result i32)
         global.get $wasm/assembly/schema/state/program
         local.get $10
         i32.const 14
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.const 8
         i32.and
        else
         i32.const 1
        end
        br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        i32.const 0
        local.set $2
        global.get $wasm/assembly/schema/lane_scalars/hasEscapes
        i32.const 1
        global.get $wasm/assembly/schema/state/program
        local.get $10
        i32.const 15
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 8
        i32.and
        select
        br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        local.get $8
        local.get $3
        i32.sub
        local.set $8
        global.get $wasm/assembly/schema/state/program
        local.get $10
        i32.const 9
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $11
        if
         global.get $wasm/assembly/schema/state/program
         local.get $11
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.const 8
         i32.and
         i32.eqz
         br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
         global.get $wasm/assembly/schema/state/program
         local.get $11
         i32.const 2
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.get $3
         local.get $8
         call $wasm/assembly/schema/lane/find
         i32.eqz
         br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isTextFine$32
        end
        global.get $wasm/assembly/schema/state/program
        local.get $10
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $2
        if (result i32)
         local.get $2
         local.get $3
         local.get $8
         call $wasm/assembly/schema/lane_scalars/isWithin
        else
         i32.const 1
        end
        local.set $2
       end
       global.get $wasm/assembly/schema/lane_scalars/valueEnd
       i32.const 0
       local.get $2
       select
       local.set $2
      else
       local.get $4
       i32.const 123
       i32.eq
       local.tee $8
       local.get $4
       i32.const 91
       i32.eq
       i32.or
       if
        i32.const 32
        i32.const 16
        local.get $8
        select
        local.set $3
        local.get $9
        if (result i32)
         local.get $3
         global.get $wasm/assembly/schema/state/program
         local.get $9
         i32.const 14
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.and
        else
         i32.const 1
        end
        if (result i32)
         i32.const 0
        else
         local.get $9
         i32.const -1
         local.get $3
         global.get $wasm/assembly/schema/state/program
         local.get $9
         i32.const 15
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         i32.and
         select
        end
        local.tee $8
        i32.const 0
        i32.ge_s
        if (result i32)
         global.get $wasm/assembly/schema/state/session
         i32.load offset=32
         i32.const 500
         i32.lt_s
        else
         i32.const 0
        end
        if
         local.get $6
         i32.eqz
         if
          local.get $5
          local.get $5
          i32.load offset=16
          i32.const 1
          i32.add
          i32.store offset=16
         end
         local.get $8
         local.get $3
         local.get $0
         call $wasm/assembly/schema/lane/pushLane
         global.get $wasm/assembly/schema/state/session
         i32.load offset=136
         if
          local.get $0
          return
         end
         local.get $4
         i32.const 123
         i32.eq
         local.set $6
         global.get $wasm/assembly/schema/state/levels
         global.get $wasm/assembly/schema/state/session
         i32.load offset=32
         i32.const 1
         i32.sub
         i32.const 80
         i32.mul
         i32.add
         local.tee $5
         i32.load offset=68
         local.tee $2
         if (result i32)
          global.get $wasm/assembly/schema/state/program
          local.get $2
          i32.const 7
          i32.const 8
          local.get $6
          select
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
         else
          i32.const 0
         end
         local.set $7
         i32.const 3
         i32.const 1
         local.get $6
         select
         local.set $3
         local.get $0
         i32.const 1
         i32.add
         local.set $0
         br $while-continue|0
        end
       else
        local.get $4
        i32.const 57
        i32.le_u
        if (result i32)
         local.get $4
         i32.const 45
         i32.ne
         local.get $4
         i32.const 48
         i32.lt_u
         i32.and
         br_if $while-break|0
         local.get $0
         local.get $1
         local.get $9
         call $wasm/assembly/schema/lane_scalars/isNumberFine
         if (result i32)
          global.get $wasm/assembly/schema/lane_scalars/valueEnd
         else
          i32.const 0
         end
        else
         local.get $4
         i32.const 102
         i32.eq
         local.get $4
         i32.const 116
         i32.eq
         i32.or
         local.get $4
         i32.const 110
         i32.eq
         i32.or
         i32.eqz
         br_if $while-break|0
         i32.const 2
         local.set $3
         i32.const 1
         local.set $2
         block $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          local.get $0
          i32.load
          local.tee $8
          i32.const 1702195828
          i32.eq
          if
           local.get $0
           i32.const 4
           i32.add
           global.set $wasm/assembly/schema/lane_scalars/valueEnd
          else
           local.get $8
           i32.const 1819047278
           i32.eq
           if
            i32.const 1
            local.set $3
            local.get $0
            i32.const 4
            i32.add
            global.set $wasm/assembly/schema/lane_scalars/valueEnd
           else
            i32.const 0
            local.set $8
            local.get $0
            i32.load offset=1
            i32.const 1702063201
            i32.ne
            br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
            local.get $0
            i32.const 5
            i32.add
            global.set $wasm/assembly/schema/lane_scalars/valueEnd
            i32.const 2
            local.set $2
           end
          end
          i32.const 0
          local.set $8
          global.get $wasm/assembly/schema/lane_scalars/valueEnd
          local.get $1
          i32.gt_u
          br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          local.get $3
          i32.const 1
          i32.ne
          local.set $10
          block $wasm/assembly/schema/lane_scalars/judgeOf|inlined.3 (result i32)
           i32.const 0
           local.get $9
           i32.eqz
           br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.3
           drop
           local.get $9
           global.get $wasm/assembly/schema/state/program
           local.get $9
           i32.const 16
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           local.tee $11
           i32.eqz
           br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.3
           drop
           global.get $wasm/assembly/schema/state/program
           local.get $10
           local.get $11
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           local.tee $10
           i32.const -1
           local.get $10
           select
          end
          local.tee $10
          i32.const 0
          i32.lt_s
          br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          i32.const 1
          local.set $8
          local.get $10
          if (result i32)
           local.get $3
           global.get $wasm/assembly/schema/state/program
           local.get $10
           i32.const 14
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.and
          else
           i32.const 1
          end
          br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          i32.const 0
          local.set $8
          local.get $3
          global.get $wasm/assembly/schema/state/program
          local.get $10
          i32.const 15
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          i32.and
          i32.eqz
          br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          i32.const 1
          local.set $8
          global.get $wasm/assembly/schema/state/program
          local.get $10
          i32.const 9
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          local.tee $10
          i32.eqz
          br_if $__inlined_func$wasm/assembly/schema/lane_scalars/isWordFine$33
          local.get $3
          i32.const 1
          i32.eq
          if (result i32)
           local.get $3
           global.get $wasm/assembly/schema/state/program
           local.get $10
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.and
          else
           local.get $2
           global.get $wasm/assembly/schema/state/program
           local.get $10
           i32.const 1
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.and
          end
          local.set $8
         end
         global.get $wasm/assembly/schema/lane_scalars/valueEnd
         i32.const 0
         local.get $8
         select
        end
        local.set $2
       end
      end
      local.get $6
      i32.eqz
      if
       local.get $5
       local.get $5
       i32.load offset=16
       i32.const 1
       i32.add
       i32.store offset=16
      end
      local.get $2
      i32.eqz
      if
       block $__inlined_func$wasm/assembly/schema/lane/waits$34
        local.get $4
        i32.const 34
        i32.eq
        if
         i32.const 0
         local.set $2
         block $wasm/assembly/schema/lane_scalars/judgeOf|inlined.4 (result i32)
          i32.const 0
          local.get $9
          i32.eqz
          br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.4
          drop
          local.get $9
          global.get $wasm/assembly/schema/state/program
          local.get $9
          i32.const 16
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          local.tee $3
          i32.eqz
          br_if $wasm/assembly/schema/lane_scalars/judgeOf|inlined.4
          drop
          global.get $wasm/assembly/schema/state/program
          local.get $3
          i32.const 3
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
          local.tee $3
          i32.const -1
          local.get $3
          select
         end
         local.tee $3
         if (result i32)
          local.get $3
          i32.const 0
          i32.gt_s
          if (result i32)
           global.get $wasm/assembly/schema/state/program
           local.get $3
           i32.const 14
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.const 8
           i32.and
          else
           i32.const 0
          end
         else
          i32.const 1
         end
         if (result i32)
          local.get $0
          i32.const 1
          i32.add
          local.get $1
          call $wasm/assembly/schema/lane_scalars/skipText
          local.get $1
          i32.ne
         else
          i32.const 1
         end
         br_if $__inlined_func$wasm/assembly/schema/lane/waits$34
         global.get $wasm/assembly/schema/state/session
         i32.const 10
         i32.store offset=124
         global.get $wasm/assembly/schema/state/session
         local.get $0
         global.get $wasm/assembly/schema/machine/origin
         i32.sub
         i32.store offset=152
         i32.const 1
         local.set $2
         br $__inlined_func$wasm/assembly/schema/lane/waits$34
        end
        i32.const 0
        local.set $2
        local.get $1
        local.get $0
        i32.sub
        local.tee $6
        i32.const 64
        i32.gt_s
        local.get $4
        i32.const 57
        i32.gt_u
        i32.or
        if (result i32)
         i32.const 0
        else
         local.get $0
         local.get $1
         local.get $9
         call $wasm/assembly/schema/lane_scalars/mayBeNumber
        end
        i32.eqz
        br_if $__inlined_func$wasm/assembly/schema/lane/waits$34
        global.get $wasm/assembly/schema/state/session
        i32.load offset=192
        local.set $2
        block $wasm/assembly/strings/copyOver|inlined.3
         local.get $6
         i32.const 512
         i32.gt_u
         if
          local.get $2
          local.get $0
          local.get $6
          memory.copy
          br $wasm/assembly/strings/copyOver|inlined.3
         end
         local.get $2
         local.get $6
         i32.add
         local.set $7
         local.get $2
         local.get $0
         v128.load
         v128.store
         local.get $2
         i32.const 16
         i32.add
         local.set $5
         local.get $0
         i32.const 16
         i32.add
         local.set $3
         loop $while-continue|00
          local.get $5
          local.get $7
          i32.lt_u
          if
           local.get $5
           local.get $3
           v128.load
           v128.store
           local.get $5
           i32.const 16
           i32.add
           local.set $5
           local.get $3
           i32.const 16
           i32.add
           local.set $3
           br $while-continue|00
          end
         end
        end
        global.get $wasm/assembly/schema/state/session
        local.get $6
        i32.store offset=196
        global.get $wasm/assembly/schema/state/session
        local.get $0
        global.get $wasm/assembly/schema/machine/origin
        i32.sub
        i32.store offset=152
        global.get $wasm/assembly/schema/state/levels
        global.get $wasm/assembly/schema/state/session
        i32.load offset=32
        i32.const 80
        i32.mul
        i32.add
        i32.const 24
        i32.sub
        local.get $9
        i32.store
        global.get $wasm/assembly/schema/state/session
        i32.const 11
        i32.store offset=124
        i32.const 1
        local.set $2
       end
       local.get $2
       if
        local.get $1
        return
       end
       global.get $wasm/assembly/schema/state/session
       i32.const 0
       i32.store offset=124
       global.get $wasm/assembly/schema/state/session
       local.get $0
       global.get $wasm/assembly/schema/machine/origin
       i32.sub
       i32.store offset=24
       local.get $9
       if (result i32)
        global.get $wasm/assembly/schema/state/program
        local.get $9
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 2
        i32.and
       else
        i32.const 1
       end
       i32.eqz
       if
        local.get $9
        i32.const 0
        i32.const 0
        i32.const 0
        call $wasm/assembly/schema/frames/spawn
       end
       local.get $4
       local.get $0
       local.get $1
       call $wasm/assembly/schema/machine/openValue
       i32.const 1
       i32.add
       return
      end
      local.get $2
      local.set $0
      i32.const 5
      local.set $3
     else
      local.get $4
      i32.const 44
      i32.eq
      local.get $3
      i32.const 5
      i32.eq
      i32.and
      if
       local.get $6
       i32.eqz
       local.get $7
       i32.const 0
       i32.ne
       i32.and
       if
        global.get $wasm/assembly/schema/state/program
        local.get $7
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $2
        i32.const 0
        i32.ge_s
        if (result i32)
         local.get $2
         local.get $5
         i32.load offset=16
         i32.le_s
        else
         i32.const 0
        end
        br_if $while-break|0
       end
       i32.const 2
       i32.const 0
       local.get $6
       select
       local.set $3
       local.get $0
       i32.const 1
       i32.add
       local.set $0
      else
       local.get $3
       i32.const 2
       i32.eq
       if (result i32)
        i32.const 1
       else
        local.get $3
        i32.const 3
        i32.eq
        local.get $4
        i32.const 125
        i32.ne
        i32.and
       end
       if
        local.get $4
        i32.const 34
        i32.ne
        br_if $while-break|0
        local.get $0
        i32.const 1
        i32.add
        local.get $1
        local.get $5
        local.get $7
        call $wasm/assembly/schema/lane/readName
        local.tee $2
        i32.eqz
        br_if $while-break|0
        local.get $1
        local.get $2
        i32.lt_u
        if
         local.get $1
         return
        end
        local.get $2
        local.set $0
        i32.const 4
        local.set $3
        global.get $wasm/assembly/schema/state/session
        i32.load offset=136
        br_if $while-break|0
        local.get $0
        local.get $1
        i32.lt_u
        if (result i32)
         local.get $0
         i32.load8_u
         i32.const 58
         i32.eq
        else
         i32.const 0
        end
        if
         i32.const 0
         local.set $3
         local.get $0
         i32.const 1
         i32.add
         local.set $0
        end
       else
        local.get $3
        i32.const 4
        i32.eq
        if
         local.get $4
         i32.const 58
         i32.ne
         br_if $while-break|0
         i32.const 0
         local.set $3
         local.get $0
         i32.const 1
         i32.add
         local.set $0
        else
         local.get $4
         i32.const 125
         i32.const 93
         local.get $6
         select
         i32.ne
         if (result i32)
          i32.const 0
         else
          block $wasm/assembly/schema/lane/isComplete|inlined.0 (result i32)
           i32.const 1
           local.get $7
           i32.eqz
           br_if $wasm/assembly/schema/lane/isComplete|inlined.0
           drop
           local.get $6
           i32.eqz
           if
            local.get $5
            i32.load offset=16
            global.get $wasm/assembly/schema/state/program
            local.get $7
            i32.const 2
            i32.shl
            i32.add
            i32.load
            i32.ge_s
            br $wasm/assembly/schema/lane/isComplete|inlined.0
           end
           global.get $wasm/assembly/schema/state/program
           local.get $7
           i32.const 11
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i64.load
           local.get $5
           i64.load offset=48
           i64.const -1
           i64.xor
           i64.and
           i64.eqz
          end
         end
         i32.eqz
         br_if $while-break|0
         local.get $5
         i32.load offset=36
         local.tee $2
         if
          local.get $2
          local.get $2
          i32.const -64
          i32.add
          i32.load
          i32.const 2
          i32.shl
          i32.const 1024
          i32.add
          local.tee $3
          i32.load
          i32.store
          local.get $3
          local.get $2
          i32.store
         end
         global.get $wasm/assembly/schema/state/session
         global.get $wasm/assembly/schema/state/session
         i32.load offset=32
         i32.const 1
         i32.sub
         local.tee $2
         i32.store offset=32
         local.get $0
         i32.const 1
         i32.add
         local.set $0
         i32.const 5
         local.set $3
         local.get $2
         i32.eqz
         if
          global.get $wasm/assembly/schema/state/session
          i32.const 5
          i32.store offset=124
          local.get $0
          return
         end
         global.get $wasm/assembly/schema/state/levels
         local.get $2
         i32.const 1
         i32.sub
         i32.const 80
         i32.mul
         i32.add
         local.tee $5
         i32.load
         i32.const 32
         i32.eq
         local.set $6
         local.get $5
         i32.load offset=68
         local.tee $2
         if (result i32)
          global.get $wasm/assembly/schema/state/program
          local.get $2
          i32.const 7
          i32.const 8
          local.get $6
          select
          i32.add
          i32.const 2
          i32.shl
          i32.add
          i32.load
         else
          i32.const 0
         end
         local.set $7
        end
       end
      end
     end
     br $while-continue|0
    end
   end
  end
  global.get $wasm/assembly/schema/state/session
  local.get $3
  i32.store offset=124
  local.get $0
  local.get $1
  i32.lt_u
  if
   call $wasm/assembly/schema/lane/leave
  end
  local.get $0
 )
 (func $wasm/assembly/schema/frames/ownOf (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  block $folding-inner0
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 9
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.tee $3
   if (result i32)
    local.get $2
    global.get $wasm/assembly/schema/state/program
    local.get $3
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.and
   else
    i32.const 1
   end
   i32.eqz
   br_if $folding-inner0
   block $case5|0
    block $case4|0
     block $case3|0
      block $case2|0
       block $case1|0
        local.get $2
        i32.const 2
        i32.ne
        if
         local.get $2
         i32.const 4
         i32.eq
         br_if $case1|0
         local.get $2
         i32.const 8
         i32.eq
         br_if $case2|0
         local.get $2
         i32.const 16
         i32.eq
         br_if $case3|0
         local.get $2
         i32.const 32
         i32.eq
         br_if $case4|0
         br $case5|0
        end
        local.get $3
        if (result i32)
         global.get $wasm/assembly/schema/state/program
         local.get $3
         i32.const 1
         i32.add
         i32.const 2
         i32.shl
         i32.add
         i32.load
         global.get $wasm/assembly/schema/state/session
         i32.load offset=140
         i32.and
        else
         i32.const 1
        end
        i32.eqz
        br_if $folding-inner0
        i32.const 0
        return
       end
       local.get $3
       global.get $wasm/assembly/schema/state/program
       local.get $1
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 4
       i32.and
       i32.eqz
       i32.or
       if (result i32)
        i32.const 1
       else
        global.get $wasm/assembly/schema/state/program
        local.get $1
        i32.const 5
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
       end
       i32.const 0
       i32.ne
       return
      end
      i32.const 1
      local.get $3
      global.get $wasm/assembly/schema/state/program
      local.get $1
      i32.const 6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      select
      i32.const 0
      i32.ne
      return
     end
     global.get $wasm/assembly/schema/state/program
     local.get $1
     i32.const 8
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $0
     global.get $wasm/assembly/schema/state/levels
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 1
     i32.sub
     i32.const 80
     i32.mul
     i32.add
     local.set $2
     local.get $3
     if
      local.get $2
      i32.const 1
      i32.store offset=28
     end
     local.get $0
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $0
      i32.const 8
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 0
     end
     if
      local.get $2
      i32.const 1
      i32.store offset=32
     end
     i32.const 1
     local.get $3
     local.get $0
     select
     if (result i32)
      i32.const 1
     else
      global.get $wasm/assembly/schema/state/program
      local.get $1
      i32.const 11
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     end
     i32.const 0
     i32.ne
     return
    end
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $2
    local.get $3
    if
     global.get $wasm/assembly/schema/state/levels
     global.get $wasm/assembly/schema/state/session
     i32.load offset=32
     i32.const 80
     i32.mul
     i32.add
     i32.const 52
     i32.sub
     i32.const 1
     i32.store
    end
    local.get $2
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 8
     i32.add
     i32.const 2
     i32.shl
     i32.add
     global.get $wasm/assembly/schema/state/program
     local.get $2
     i32.const 3
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.store
    end
    i32.const 1
    local.get $3
    local.get $2
    select
    if (result i32)
     i32.const 1
    else
     global.get $wasm/assembly/schema/state/program
     local.get $1
     i32.const 10
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
    end
    i32.const 0
    i32.ne
    return
   end
   i32.const 0
   return
  end
  local.get $0
  global.get $wasm/assembly/schema/state/program
  local.get $3
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  call $wasm/assembly/schema/frames/fail
  i32.const -1
 )
 (func $wasm/assembly/schema/frames/begin (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 68
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  i32.load
  local.tee $3
  local.get $3
  i32.const 4
  i32.eq
  select
  i32.and
  i32.eqz
  if
   local.get $0
   i32.const 4
   call $wasm/assembly/schema/frames/fail
   return
  end
  local.get $0
  local.get $1
  local.get $3
  call $wasm/assembly/schema/frames/ownOf
  local.tee $2
  i32.const 0
  i32.lt_s
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 6
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.get $2
  i32.store
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  global.get $wasm/assembly/schema/state/program
  i32.const 13
  i32.const 12
  local.get $3
  i32.const 32
  i32.eq
  select
  local.get $1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.get $2
  i32.const 1
  i32.add
  i32.add
  i32.store
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $4
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $4
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.set $5
  i32.const 1
  local.set $1
  loop $for-loop|0
   local.get $1
   local.get $5
   i32.le_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $1
    local.get $4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $6
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $7
    global.get $wasm/assembly/schema/state/program
    local.get $6
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $0
    i32.const 16
    i32.add
    i32.add
    local.set $2
    block $__inlined_func$wasm/assembly/schema/frames/ask
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $8
     i32.const 5
     i32.eq
     local.get $3
     i32.const 32
     i32.ne
     i32.and
     br_if $__inlined_func$wasm/assembly/schema/frames/ask
     local.get $8
     i32.const 2
     i32.eq
     local.get $8
     i32.const 1
     i32.eq
     i32.or
     if
      global.get $wasm/assembly/schema/state/arena
      local.get $2
      i32.const 2
      i32.shl
      i32.add
      local.get $7
      i32.store
     end
     local.get $8
     i32.const 4
     i32.eq
     if
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 5
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $7
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $8
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.const 1
       i32.store
      end
      local.get $7
      i32.eqz
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 2
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.const 1
       i32.store
      end
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 3
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.get $0
      i32.const 4
      local.get $6
      call $wasm/assembly/schema/frames/attach
      local.get $8
      if
       local.get $8
       local.get $0
       i32.const 6
       local.get $6
       call $wasm/assembly/schema/frames/attach
      end
      local.get $7
      if
       local.get $7
       local.get $0
       i32.const 7
       local.get $6
       call $wasm/assembly/schema/frames/attach
      end
      br $__inlined_func$wasm/assembly/schema/frames/ask
     end
     i32.const 0
     local.set $2
     loop $for-loop|00
      local.get $2
      local.get $7
      i32.lt_s
      if
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 3
       i32.add
       local.get $2
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.get $0
       local.get $8
       local.get $6
       i32.const 0
       local.get $8
       select
       call $wasm/assembly/schema/frames/attach
       global.get $wasm/assembly/schema/state/arena
       local.get $0
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       if (result i32)
        i32.const 1
       else
        global.get $wasm/assembly/schema/state/session
        i32.load offset=136
       end
       br_if $__inlined_func$wasm/assembly/schema/frames/ask
       local.get $2
       i32.const 1
       i32.add
       local.set $2
       br $for-loop|00
      end
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $0
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    if (result i32)
     i32.const 1
    else
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
    end
    if
     return
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  local.get $0
  call $wasm/assembly/schema/frames/settle
 )
 (func $wasm/assembly/schema/containers/markMembers (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 14
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $5
  global.get $wasm/assembly/schema/state/arena
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 80
  i32.mul
  i32.add
  i32.load
  i32.const 32
  i32.eq
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $0
  i32.const 0
  i32.ne
  i32.and
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 4
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   global.get $wasm/assembly/schema/state/program
   local.get $0
   i32.const 6
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.add
  else
   i32.const 0
  end
  local.get $5
  i32.add
  local.tee $5
  i32.const 2
  i32.shl
  i32.add
  i32.const 0
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 2
  i32.shl
  memory.fill
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 2
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $8
  loop $for-loop|0
   local.get $4
   local.get $8
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $4
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 3
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $6
    i32.const 2
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $7
    i32.const 64
    i32.const 32
    local.get $2
    i32.load
    i32.const 16
    i32.eq
    select
    local.set $9
    local.get $4
    i32.const 0
    i32.gt_s
    local.tee $0
    if
     local.get $7
     local.get $9
     i32.and
     i32.const 0
     i32.ne
     local.set $0
    end
    local.get $2
    i32.load
    i32.const 16
    i32.eq
    if
     i32.const 1
     local.get $0
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 8
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $6
     if (result i32)
      local.get $2
      i32.load offset=16
      i32.const 1
      i32.sub
      local.tee $0
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.lt_s
      if (result i32)
       global.get $wasm/assembly/schema/state/program
       local.get $0
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 3
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.const 2
       i32.shl
       i32.add
      else
       global.get $wasm/assembly/schema/state/program
       local.get $6
       i32.const 4
       i32.add
       i32.const 2
       i32.shl
       i32.add
      end
      i32.load
     else
      i32.const 0
     end
     select
     local.set $0
     i32.const 1
     local.get $3
     local.get $6
     if (result i32)
      global.get $wasm/assembly/schema/state/program
      local.get $6
      i32.const 5
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 0
     end
     select
     local.set $3
    else
     i32.const 1
     local.get $0
     global.get $wasm/assembly/schema/state/session
     i32.load offset=116
     global.get $wasm/assembly/schema/state/session
     i32.load offset=112
     global.get $wasm/assembly/schema/state/program
     local.get $6
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 3
     i32.shl
     i32.add
     local.tee $0
     i32.load offset=4
     i32.eq
     if (result i32)
      local.get $0
      i32.load
     else
      i32.const 0
     end
     local.tee $0
     if (result i32)
      global.get $wasm/assembly/schema/state/arena
      local.get $0
      i32.const 11
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     else
      i32.const 0
     end
     select
     local.set $0
    end
    local.get $0
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $5
     local.get $4
     i32.const 1
     i32.shl
     local.tee $0
     i32.const 5
     i32.shr_s
     i32.add
     i32.const 2
     i32.shl
     i32.add
     local.tee $3
     local.get $3
     i32.load
     i32.const 1
     local.get $0
     i32.shl
     i32.or
     i32.store
     i32.const 1
     local.set $3
    end
    local.get $4
    i32.const 1
    i32.add
    local.set $4
    br $for-loop|0
   end
  end
  local.get $3
 )
 (func $wasm/assembly/schema/containers/keepMask (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $5
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 14
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $3
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 5
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 80
  i32.mul
  i32.add
  i32.load
  i32.const 32
  i32.eq
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $6
  i32.const 0
  i32.ne
  i32.and
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $6
   i32.const 4
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   global.get $wasm/assembly/schema/state/program
   local.get $6
   i32.const 6
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   i32.add
  else
   i32.const 0
  end
  local.get $3
  i32.add
  local.set $6
  local.get $2
  i32.load
  i32.const 16
  i32.eq
  if
   global.get $wasm/assembly/schema/state/session
   local.tee $3
   local.get $3
   i32.load offset=116
   i32.const 1
   i32.add
   i32.store offset=116
   local.get $2
   i32.load offset=12
   local.set $3
   loop $for-loop|0
    local.get $3
    if
     global.get $wasm/assembly/schema/state/session
     i32.load offset=112
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 3
     i32.shl
     i32.add
     local.tee $7
     local.get $3
     i32.store
     local.get $7
     global.get $wasm/assembly/schema/state/session
     i32.load offset=116
     i32.store offset=4
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 4
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $3
     br $for-loop|0
    end
   end
   global.get $wasm/assembly/schema/state/program
   local.get $1
   i32.const 2
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
   local.set $3
   loop $for-loop|00
    local.get $3
    local.get $4
    i32.gt_s
    if
     global.get $wasm/assembly/schema/state/program
     global.get $wasm/assembly/schema/state/program
     local.get $4
     global.get $wasm/assembly/schema/state/program
     local.get $1
     i32.const 3
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $7
     i32.const 8
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $8
     global.get $wasm/assembly/schema/state/session
     i32.load offset=116
     global.get $wasm/assembly/schema/state/session
     i32.load offset=112
     global.get $wasm/assembly/schema/state/program
     local.get $7
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 3
     i32.shl
     i32.add
     local.tee $7
     i32.load offset=4
     i32.eq
     if (result i32)
      local.get $7
      i32.load
     else
      i32.const 0
     end
     local.tee $7
     i32.eqz
     local.get $8
     i32.eqz
     i32.or
     if (result i32)
      i32.const 0
     else
      global.get $wasm/assembly/schema/state/program
      local.get $8
      i32.const 5
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     end
     if
      global.get $wasm/assembly/schema/state/arena
      local.get $7
      i32.const 11
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      if
       global.get $wasm/assembly/schema/state/arena
       local.get $6
       local.get $4
       i32.const 1
       i32.shl
       i32.const 1
       i32.add
       local.tee $7
       i32.const 5
       i32.shr_s
       i32.add
       i32.const 2
       i32.shl
       i32.add
       local.tee $8
       local.get $8
       i32.load
       i32.const 1
       local.get $7
       i32.shl
       i32.or
       i32.store
      end
     end
     local.get $4
     i32.const 1
     i32.add
     local.set $4
     br $for-loop|00
    end
   end
  end
  i32.const 1
  local.set $4
  i32.const 0
  local.set $1
  loop $for-loop|1
   local.get $1
   local.get $5
   i32.lt_s
   if
    i32.const 0
    local.get $4
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    local.get $6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    select
    local.set $4
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|1
   end
  end
  local.get $4
  if
   local.get $0
   i32.const 33
   i32.const 25
   local.get $2
   i32.load
   i32.const 16
   i32.eq
   select
   call $wasm/assembly/schema/frames/fail
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 13
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.set $2
  i32.const 1
  local.set $4
  loop $for-loop|2
   local.get $2
   local.get $4
   i32.ge_s
   if
    i32.const 1
    local.set $3
    i32.const 0
    local.set $1
    loop $for-loop|3
     local.get $1
     local.get $5
     i32.lt_s
     if
      local.get $3
      i32.const 0
      global.get $wasm/assembly/schema/state/arena
      local.get $1
      local.get $6
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      global.get $wasm/assembly/schema/state/arena
      local.get $6
      local.get $4
      local.get $5
      i32.mul
      i32.add
      local.get $1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.eq
      select
      local.set $3
      local.get $1
      i32.const 1
      i32.add
      local.set $1
      br $for-loop|3
     end
    end
    local.get $3
    if
     return
    end
    local.get $4
    i32.const 1
    i32.add
    local.set $4
    br $for-loop|2
   end
  end
  local.get $2
  i32.const 64
  i32.ge_s
  if
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   i32.eqz
   if
    global.get $wasm/assembly/schema/state/session
    i32.const 1
    i32.store offset=136
    global.get $wasm/assembly/schema/state/session
    i32.const 2
    i32.store offset=4
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/session
    i32.load offset=32
    i32.const 1
    i32.sub
    i32.store offset=8
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=12
    global.get $wasm/assembly/schema/state/session
    i32.const 0
    i32.store offset=16
   end
   return
  end
  i32.const 0
  local.set $1
  loop $for-loop|4
   local.get $1
   local.get $5
   i32.lt_s
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $6
    local.get $2
    i32.const 1
    i32.add
    local.get $5
    i32.mul
    i32.add
    local.get $1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    local.get $6
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.store
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|4
   end
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 13
  i32.add
  i32.const 2
  i32.shl
  i32.add
  local.get $2
  i32.const 1
  i32.add
  i32.store
 )
 (func $wasm/assembly/schema/containers/endUnevaluated (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  global.get $wasm/assembly/schema/state/session
  local.tee $1
  local.get $1
  i32.load offset=116
  i32.const 1
  i32.add
  i32.store offset=116
  local.get $0
  i32.load offset=12
  local.set $1
  loop $for-loop|0
   local.get $1
   if
    global.get $wasm/assembly/schema/state/session
    i32.load offset=112
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 3
    i32.shl
    i32.add
    local.tee $2
    local.get $1
    i32.store
    local.get $2
    global.get $wasm/assembly/schema/state/session
    i32.load offset=116
    i32.store offset=4
    global.get $wasm/assembly/schema/state/arena
    local.get $1
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $1
    br $for-loop|0
   end
  end
  i32.const 1
  local.set $5
  loop $for-loop|00
   local.get $5
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=136
    i32.const 0
    i32.ne
   else
    i32.const 1
   end
   i32.eqz
   if
    i32.const 0
    local.set $5
    local.get $0
    i32.load offset=12
    local.set $2
    loop $for-loop|1
     local.get $2
     if
      block $for-continue|1
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 11
       i32.const 10
       local.get $0
       i32.load
       i32.const 16
       i32.eq
       select
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $4
       if (result i32)
        global.get $wasm/assembly/schema/state/arena
        local.get $2
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
       else
        i32.const 1
       end
       br_if $for-continue|1
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       if
        global.get $wasm/assembly/schema/state/program
        local.get $4
        i32.const 2
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.set $6
        i32.const 0
        local.set $3
        block $__inlined_func$wasm/assembly/schema/containers/isReady$164
         loop $for-loop|001
          local.get $3
          local.get $6
          i32.lt_s
          if
           i32.const 0
           local.set $1
           global.get $wasm/assembly/schema/state/session
           i32.load offset=116
           global.get $wasm/assembly/schema/state/session
           i32.load offset=112
           global.get $wasm/assembly/schema/state/program
           global.get $wasm/assembly/schema/state/program
           local.get $3
           global.get $wasm/assembly/schema/state/program
           local.get $4
           i32.const 3
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.add
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.const 2
           i32.shl
           i32.add
           i32.load
           i32.const 3
           i32.shl
           i32.add
           local.tee $7
           i32.load offset=4
           i32.eq
           if (result i32)
            local.get $7
            i32.load
           else
            i32.const 0
           end
           local.tee $7
           local.get $2
           i32.ne
           i32.const 0
           local.get $7
           select
           if (result i32)
            global.get $wasm/assembly/schema/state/arena
            local.get $7
            i32.const 1
            i32.add
            i32.const 2
            i32.shl
            i32.add
            i32.load
           else
            i32.const 1
           end
           i32.eqz
           br_if $__inlined_func$wasm/assembly/schema/containers/isReady$164
           local.get $3
           i32.const 1
           i32.add
           local.set $3
           br $for-loop|001
          end
         end
         i32.const 1
         local.set $1
        end
       else
        i32.const 0
        local.set $1
       end
       local.get $1
       i32.eqz
       br_if $for-continue|1
       i32.const 1
       local.set $5
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 14
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $1
       global.get $wasm/assembly/schema/state/arena
       global.get $wasm/assembly/schema/state/levels
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 5
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 80
       i32.mul
       i32.add
       i32.load
       i32.const 32
       i32.eq
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 7
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $3
       i32.const 0
       i32.ne
       i32.and
       if (result i32)
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        global.get $wasm/assembly/schema/state/program
        local.get $3
        i32.const 6
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.add
       else
        i32.const 0
       end
       local.get $1
       i32.add
       local.tee $7
       i32.const 2
       i32.shl
       i32.add
       i32.const 0
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 1
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.tee $8
       i32.const 2
       i32.shl
       memory.fill
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.get $4
       local.get $7
       call $wasm/assembly/schema/containers/visit
       global.get $wasm/assembly/schema/state/arena
       local.get $2
       i32.const 13
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.set $6
       i32.const 1
       local.set $3
       block $__inlined_func$wasm/assembly/schema/containers/areLookedAt$137 (result i32)
        loop $for-loop|0012
         local.get $3
         local.get $6
         i32.le_s
         if
          i32.const 0
          local.set $4
          i32.const 0
          local.set $1
          loop $for-loop|11
           local.get $1
           local.get $8
           i32.lt_s
           if
            i32.const 1
            local.get $4
            global.get $wasm/assembly/schema/state/arena
            local.get $1
            local.get $7
            i32.add
            i32.const 2
            i32.shl
            i32.add
            i32.load
            global.get $wasm/assembly/schema/state/arena
            local.get $7
            local.get $3
            local.get $8
            i32.mul
            i32.add
            local.get $1
            i32.add
            i32.const 2
            i32.shl
            i32.add
            i32.load
            i32.and
            select
            local.set $4
            local.get $1
            i32.const 1
            i32.add
            local.set $1
            br $for-loop|11
           end
          end
          i32.const 0
          local.get $4
          i32.eqz
          br_if $__inlined_func$wasm/assembly/schema/containers/areLookedAt$137
          drop
          local.get $3
          i32.const 1
          i32.add
          local.set $3
          br $for-loop|0012
         end
        end
        i32.const 1
       end
       if
        local.get $2
        call $wasm/assembly/schema/frames/settleOwn
       else
        local.get $2
        i32.const 33
        i32.const 25
        local.get $0
        i32.load
        i32.const 16
        i32.eq
        select
        call $wasm/assembly/schema/frames/fail
       end
      end
      global.get $wasm/assembly/schema/state/arena
      local.get $2
      i32.const 4
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $2
      br $for-loop|1
     end
    end
    br $for-loop|00
   end
  end
 )
 (func $wasm/assembly/schema/containers/endObject (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  global.get $wasm/assembly/schema/state/program
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $4
  i32.const 3
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $5
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $5
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.set $6
  i32.const 1
  local.set $1
  loop $for-loop|0
   local.get $1
   local.get $6
   i32.le_s
   if
    global.get $wasm/assembly/schema/state/program
    global.get $wasm/assembly/schema/state/program
    local.get $1
    local.get $5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $7
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.get $0
    i32.const 16
    i32.add
    i32.add
    local.set $3
    global.get $wasm/assembly/schema/state/program
    local.get $7
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 5
    i32.ne
    if (result i32)
     i32.const 1
    else
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
    end
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/arena
     local.get $3
     i32.const 1
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.const 1
     i32.store
     local.get $0
     call $wasm/assembly/schema/frames/settle
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  global.get $wasm/assembly/schema/state/program
  local.get $4
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $1
  if (result i32)
   global.get $wasm/assembly/schema/state/arena
   local.get $0
   i32.const 6
   i32.add
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  i32.eqz
  if
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 8
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.const 0
  i32.gt_s
  if
   local.get $0
   i32.const 18
   call $wasm/assembly/schema/frames/fail
   global.get $wasm/assembly/schema/state/session
   i32.load offset=136
   if (result i32)
    global.get $wasm/assembly/schema/state/session
    i32.load offset=4
    i32.const 18
    i32.eq
   else
    i32.const 0
   end
   if
    global.get $wasm/assembly/schema/state/session
    global.get $wasm/assembly/schema/state/program
    local.get $1
    i32.const 5
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $4
    if (result i32)
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 2
     i32.shl
     i32.add
     i32.load
    else
     i32.const 0
    end
    local.set $5
    i32.const 0
    local.set $1
    block $__inlined_func$wasm/assembly/schema/containers/missing$163
     loop $for-loop|00
      local.get $1
      local.get $5
      i32.lt_s
      if
       block $for-continue|01
        global.get $wasm/assembly/schema/state/program
        global.get $wasm/assembly/schema/state/program
        local.get $4
        i32.const 3
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.get $1
        i32.const 3
        i32.shl
        i32.add
        local.tee $2
        i32.const 4
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.eqz
        br_if $for-continue|01
        global.get $wasm/assembly/schema/state/arena
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 14
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        global.get $wasm/assembly/schema/state/program
        local.get $2
        i32.const 3
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $6
        i32.const 5
        i32.shr_s
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 1
        local.get $6
        i32.shl
        i32.and
        br_if $for-continue|01
        br $__inlined_func$wasm/assembly/schema/containers/missing$163
       end
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       br $for-loop|00
      end
     end
     i32.const 0
     local.set $2
    end
    local.get $2
    i32.store offset=16
   end
   return
  end
  global.get $wasm/assembly/schema/state/arena
  local.get $0
  i32.const 7
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 1
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  i32.lt_s
  if
   local.get $0
   i32.const 16
   call $wasm/assembly/schema/frames/fail
   return
  end
  global.get $wasm/assembly/schema/state/program
  local.get $1
  i32.const 10
  i32.add
  i32.const 2
  i32.shl
  i32.add
  i32.load
  local.tee $3
  if (result i32)
   global.get $wasm/assembly/schema/state/program
   local.get $3
   i32.const 2
   i32.shl
   i32.add
   i32.load
  else
   i32.const 0
  end
  local.set $4
  block $__inlined_func$wasm/assembly/schema/containers/dependenciesHold$35 (result i32)
   loop $for-loop|01
    local.get $2
    local.get $4
    i32.lt_s
    if
     global.get $wasm/assembly/schema/state/arena
     global.get $wasm/assembly/schema/state/arena
     local.get $0
     i32.const 14
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     global.get $wasm/assembly/schema/state/program
     local.get $2
     i32.const 1
     i32.shl
     local.tee $1
     local.get $3
     i32.const 1
     i32.add
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $5
     i32.const 5
     i32.shr_s
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.const 1
     local.get $5
     i32.shl
     i32.and
     if
      global.get $wasm/assembly/schema/state/program
      local.get $3
      i32.const 2
      i32.add
      local.get $1
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.set $5
      i32.const 1
      local.set $1
      loop $for-loop|1
       local.get $1
       global.get $wasm/assembly/schema/state/program
       local.get $5
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.le_s
       if
        i32.const 0
        global.get $wasm/assembly/schema/state/arena
        global.get $wasm/assembly/schema/state/arena
        local.get $0
        i32.const 14
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        global.get $wasm/assembly/schema/state/program
        local.get $1
        local.get $5
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        local.tee $6
        i32.const 5
        i32.shr_s
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 1
        local.get $6
        i32.shl
        i32.and
        i32.eqz
        br_if $__inlined_func$wasm/assembly/schema/containers/dependenciesHold$35
        drop
        local.get $1
        i32.const 1
        i32.add
        local.set $1
        br $for-loop|1
       end
      end
     end
     local.get $2
     i32.const 1
     i32.add
     local.set $2
     br $for-loop|01
    end
   end
   i32.const 1
  end
  i32.eqz
  if
   local.get $0
   i32.const 19
   call $wasm/assembly/schema/frames/fail
  end
 )
 (func $wasm/assembly/schema/containers/endName (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  global.get $wasm/assembly/schema/state/levels
  global.get $wasm/assembly/schema/state/session
  i32.load offset=32
  i32.const 1
  i32.sub
  i32.const 80
  i32.mul
  i32.add
  local.tee $6
  local.get $6
  i32.load offset=16
  i32.const 1
  i32.add
  i32.store offset=16
  local.get $6
  i32.load offset=12
  local.set $3
  loop $for-loop|0
   local.get $3
   if
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $2
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 11
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.const 0
    i32.store
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    local.get $6
    i32.load offset=16
    i32.store
    i32.const 1
    local.get $7
    global.get $wasm/assembly/schema/state/program
    local.get $2
    i32.const 10
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    select
    local.set $7
    global.get $wasm/assembly/schema/state/program
    local.get $2
    i32.const 7
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.tee $4
    i32.eqz
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 1
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    i32.const 2
    i32.eq
    i32.or
    i32.eqz
    if
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 5
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.get $0
     local.get $1
     call $wasm/assembly/schema/containers/lookup
     local.tee $2
     if (result i32)
      local.get $3
      local.get $2
      call $wasm/assembly/schema/containers/noteName
      global.get $wasm/assembly/schema/state/program
      local.get $2
      i32.const 2
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $2
      if (result i32)
       local.get $3
       local.get $2
       i32.const 22
       call $wasm/assembly/schema/containers/spawnChild
       i32.const 1
      else
       i32.const 0
      end
     else
      i32.const 0
     end
     local.set $2
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 2
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.tee $5
     i32.const 0
     i32.ge_s
     if (result i32)
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 7
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 8
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      i32.add
      local.get $5
      i32.gt_s
     else
      i32.const 0
     end
     if
      local.get $3
      i32.const 17
      call $wasm/assembly/schema/frames/fail
     end
     global.get $wasm/assembly/schema/state/program
     local.get $4
     i32.const 6
     i32.add
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $8
     i32.const 0
     local.set $5
     loop $for-loop|00
      local.get $5
      local.get $8
      i32.lt_s
      if
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 7
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       local.get $5
       i32.const 1
       i32.shl
       i32.add
       local.tee $9
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 6
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       global.get $wasm/assembly/schema/state/arena
       local.get $5
       global.get $wasm/assembly/schema/state/arena
       local.get $3
       i32.const 14
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       global.get $wasm/assembly/schema/state/program
       local.get $4
       i32.const 4
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.add
       i32.const 2
       i32.shl
       i32.add
       i32.load
       i32.const 1
       i32.and
       if
        local.get $3
        global.get $wasm/assembly/schema/state/program
        local.get $9
        i32.const 1
        i32.add
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.const 23
        call $wasm/assembly/schema/containers/spawnChild
        i32.const 1
        local.set $2
       end
       local.get $5
       i32.const 1
       i32.add
       local.set $5
       br $for-loop|00
      end
     end
     local.get $2
     if
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 11
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.const 1
      i32.store
     end
     local.get $2
     if (result i32)
      i32.const 0
     else
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 8
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
     end
     if
      global.get $wasm/assembly/schema/state/arena
      local.get $3
      i32.const 11
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.const 1
      i32.store
      local.get $3
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 8
      i32.add
      i32.const 2
      i32.shl
      i32.add
      i32.load
      global.get $wasm/assembly/schema/state/program
      local.get $4
      i32.const 2
      i32.shl
      i32.add
      i32.load
      local.tee $2
      i32.const 24
      local.get $2
      select
      call $wasm/assembly/schema/containers/spawnChild
     end
     local.get $3
     local.get $4
     call $wasm/assembly/schema/containers/settleObjectEarly
     global.get $wasm/assembly/schema/state/session
     i32.load offset=136
     if
      return
     end
    end
    global.get $wasm/assembly/schema/state/arena
    local.get $3
    i32.const 4
    i32.add
    i32.const 2
    i32.shl
    i32.add
    i32.load
    local.set $3
    br $for-loop|0
   end
  end
  local.get $7
  if
   local.get $6
   call $wasm/assembly/schema/containers/startUnevaluated
  end
 )
 (func $wasm/assembly/power_table/fillPowers
  (local $0 i32)
  (local $1 i64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i64)
  i32.const 11856
  i32.const 0
  i32.const 36
  memory.fill
  i32.const 11888
  i32.const -2147483648
  i32.store
  loop $for-loop|0
   i32.const 11884
   i64.load
   local.set $1
   local.get $2
   i32.const 4
   i32.shl
   i32.const 6656
   i32.add
   local.tee $0
   i32.const 11876
   i64.load
   i64.store
   local.get $0
   local.get $1
   i64.store offset=8
   local.get $2
   i32.const 324
   i32.ne
   if
    i64.const 0
    local.set $1
    i32.const 0
    local.set $0
    loop $for-loop|00
     local.get $0
     i32.const 36
     i32.lt_u
     if
      local.get $1
      local.get $0
      i32.const 11856
      i32.add
      local.tee $3
      i64.load32_u
      i64.const 5
      i64.mul
      i64.add
      local.set $1
      local.get $3
      local.get $1
      i64.store32
      local.get $1
      i64.const 32
      i64.shr_u
      local.set $1
      local.get $0
      i32.const 4
      i32.add
      local.set $0
      br $for-loop|00
     end
    end
    i32.const 3
    i32.const 2
    local.get $1
    i64.const 4
    i64.ge_u
    select
    local.set $3
    i32.const 0
    local.set $0
    loop $for-loop|1
     local.get $0
     i32.const 36
     i32.lt_u
     if
      local.get $0
      i32.const 11856
      i32.add
      local.tee $4
      i64.load32_u
      local.set $5
      local.get $4
      local.get $5
      local.get $0
      i32.const 32
      i32.eq
      if (result i64)
       local.get $1
      else
       local.get $0
       i32.const 11856
       i32.add
       i64.load32_u offset=4
      end
      i64.const 32
      i64.shl
      i64.or
      local.get $3
      i64.extend_i32_u
      i64.shr_u
      i64.store32
      local.get $0
      i32.const 4
      i32.add
      local.set $0
      br $for-loop|1
     end
    end
    local.get $2
    i32.const 1
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  i32.const 11856
  i32.const 0
  i32.const 36
  memory.fill
  i32.const 11888
  i32.const -2147483648
  i32.store
  i32.const -1
  local.set $2
  loop $for-loop|11
   local.get $2
   i32.const -342
   i32.ge_s
   if
    i64.const 0
    local.set $1
    i32.const 32
    local.set $0
    loop $for-loop|02
     local.get $0
     i32.const 0
     i32.ge_s
     if
      local.get $0
      i32.const 11856
      i32.add
      local.tee $3
      i64.load32_u
      local.get $1
      i64.const 32
      i64.shl
      i64.or
      local.set $1
      local.get $3
      local.get $1
      i64.const 5
      i64.div_u
      i64.store32
      local.get $1
      i64.const 5
      i64.rem_u
      local.set $1
      local.get $0
      i32.const 4
      i32.sub
      local.set $0
      br $for-loop|02
     end
    end
    local.get $1
    i64.const 32
    i64.shl
    i64.const 5
    i64.div_u
    local.set $1
    i32.const 11888
    i32.load
    i32.clz
    local.set $3
    i32.const 32
    local.set $0
    loop $for-loop|13
     local.get $0
     i32.const 0
     i32.ge_s
     if
      local.get $0
      i32.const 11856
      i32.add
      local.tee $4
      local.get $0
      if (result i64)
       local.get $0
       i32.const 11852
       i32.add
       i64.load32_u
      else
       local.get $1
      end
      local.get $4
      i64.load32_u
      i64.const 32
      i64.shl
      i64.or
      local.get $3
      i64.extend_i32_u
      i64.shl
      i64.const 32
      i64.shr_u
      i64.store32
      local.get $0
      i32.const 4
      i32.sub
      local.set $0
      br $for-loop|13
     end
    end
    i32.const 11884
    i64.load
    i32.const 11876
    i64.load
    i64.const 1
    i64.add
    local.tee $1
    i64.eqz
    i64.extend_i32_u
    i64.add
    local.set $5
    local.get $2
    i32.const 4
    i32.shl
    i32.const 6656
    i32.add
    local.tee $0
    local.get $1
    i64.store
    local.get $0
    local.get $5
    i64.store offset=8
    local.get $2
    i32.const 1
    i32.sub
    local.set $2
    br $for-loop|11
   end
  end
 )
 (func $wasm/assembly/number/readDecimal (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i64)
  (local $5 v128)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i64)
  (local $10 i32)
  (local $11 i32)
  local.get $0
  v128.load
  i32.const 1152
  v128.load
  i8x16.sub
  i32.const 1168
  v128.load
  i8x16.le_u
  i8x16.bitmask
  i32.const -1
  i32.xor
  i32.ctz
  local.tee $7
  local.get $0
  i32.add
  local.tee $8
  local.get $1
  i32.eq
  if
   local.get $7
   i32.const 16
   i32.le_u
   if
    local.get $8
    i32.const 16
    i32.sub
    v128.load
    v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
    i8x16.sub
    local.get $7
    i32.const 13960
    i32.add
    v128.load
    v128.and
    local.tee $5
    i64x2.extract_lane 1
    local.tee $4
    i64.const 10
    i64.mul
    local.get $4
    i64.const 8
    i64.shr_u
    i64.add
    local.set $4
    local.get $5
    i64x2.extract_lane 0
    local.tee $9
    i64.const 10
    i64.mul
    local.get $9
    i64.const 8
    i64.shr_u
    i64.add
    local.tee $9
    i64.const 1095216660735
    i64.and
    i64.const 4294967296000100
    i64.mul
    local.get $9
    i64.const 16
    i64.shr_u
    i64.const 1095216660735
    i64.and
    i64.const 42949672960001
    i64.mul
    i64.add
    i64.const 32
    i64.shr_u
    i64.const 100000000
    i64.mul
    local.get $4
    i64.const 1095216660735
    i64.and
    i64.const 4294967296000100
    i64.mul
    local.get $4
    i64.const 16
    i64.shr_u
    i64.const 1095216660735
    i64.and
    i64.const 42949672960001
    i64.mul
    i64.add
    i64.const 32
    i64.shr_u
    i64.add
    global.set $wasm/assembly/number/digitsRead
    i32.const 0
    global.set $wasm/assembly/number/powerRead
    i32.const 0
    global.set $wasm/assembly/number/hasMore
    return
   end
  else
   local.get $8
   i32.load8_u
   i32.const 46
   i32.eq
   if
    local.get $8
    i32.const 1
    i32.add
    local.tee $10
    v128.load
    i32.const 1152
    v128.load
    i8x16.sub
    i32.const 1168
    v128.load
    i8x16.le_u
    i8x16.bitmask
    i32.const -1
    i32.xor
    i32.ctz
    local.tee $11
    local.get $10
    i32.add
    local.get $1
    i32.eq
    local.get $7
    local.get $11
    i32.add
    i32.const 19
    i32.le_u
    i32.and
    local.get $11
    i32.const 16
    i32.le_u
    i32.and
    if
     local.get $1
     i32.const 16
     i32.sub
     v128.load
     v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
     i8x16.sub
     local.get $11
     i32.const 13960
     i32.add
     v128.load
     v128.and
     local.tee $5
     i64x2.extract_lane 1
     local.tee $4
     i64.const 10
     i64.mul
     local.get $4
     i64.const 8
     i64.shr_u
     i64.add
     local.set $4
     local.get $5
     i64x2.extract_lane 0
     local.tee $9
     i64.const 10
     i64.mul
     local.get $9
     i64.const 8
     i64.shr_u
     i64.add
     local.tee $9
     i64.const 1095216660735
     i64.and
     i64.const 4294967296000100
     i64.mul
     local.get $9
     i64.const 16
     i64.shr_u
     i64.const 1095216660735
     i64.and
     i64.const 42949672960001
     i64.mul
     i64.add
     i64.const 32
     i64.shr_u
     i64.const 100000000
     i64.mul
     local.get $4
     i64.const 1095216660735
     i64.and
     i64.const 4294967296000100
     i64.mul
     local.get $4
     i64.const 16
     i64.shr_u
     i64.const 1095216660735
     i64.and
     i64.const 42949672960001
     i64.mul
     i64.add
     i64.const 32
     i64.shr_u
     i64.add
     local.get $7
     i32.const 8
     i32.le_u
     if (result i64)
      local.get $8
      i32.const 8
      i32.sub
      i64.load
      i64.const 3472328296227680304
      i64.xor
      i32.const 32
      local.get $7
      i32.const 2
      i32.shl
      i32.sub
      i64.extend_i32_s
      local.tee $4
      i64.shr_u
      local.get $4
      i64.shr_u
      local.get $4
      i64.shl
      local.get $4
      i64.shl
      local.tee $4
      i64.const 10
      i64.mul
      local.get $4
      i64.const 8
      i64.shr_u
      i64.add
      local.tee $4
      i64.const 1095216660735
      i64.and
      i64.const 4294967296000100
      i64.mul
      local.get $4
      i64.const 16
      i64.shr_u
      i64.const 1095216660735
      i64.and
      i64.const 42949672960001
      i64.mul
      i64.add
      i64.const 32
      i64.shr_u
     else
      local.get $8
      i32.const 16
      i32.sub
      v128.load
      v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
      i8x16.sub
      local.get $7
      i32.const 13960
      i32.add
      v128.load
      v128.and
      local.tee $5
      i64x2.extract_lane 1
      local.tee $4
      i64.const 10
      i64.mul
      local.get $4
      i64.const 8
      i64.shr_u
      i64.add
      local.set $4
      local.get $5
      i64x2.extract_lane 0
      local.tee $9
      i64.const 10
      i64.mul
      local.get $9
      i64.const 8
      i64.shr_u
      i64.add
      local.tee $9
      i64.const 1095216660735
      i64.and
      i64.const 4294967296000100
      i64.mul
      local.get $9
      i64.const 16
      i64.shr_u
      i64.const 1095216660735
      i64.and
      i64.const 42949672960001
      i64.mul
      i64.add
      i64.const 32
      i64.shr_u
      i64.const 100000000
      i64.mul
      local.get $4
      i64.const 1095216660735
      i64.and
      i64.const 4294967296000100
      i64.mul
      local.get $4
      i64.const 16
      i64.shr_u
      i64.const 1095216660735
      i64.and
      i64.const 42949672960001
      i64.mul
      i64.add
      i64.const 32
      i64.shr_u
      i64.add
     end
     local.get $11
     i32.const 3
     i32.shl
     i32.const 13992
     i32.add
     i64.load
     i64.mul
     i64.add
     global.set $wasm/assembly/number/digitsRead
     i32.const 0
     local.get $11
     i32.sub
     global.set $wasm/assembly/number/powerRead
     i32.const 0
     global.set $wasm/assembly/number/hasMore
     return
    end
   end
  end
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    block $for-break0
     block $for-continue|0
      local.get $0
      i32.load8_u
      local.tee $7
      i32.const 48
      i32.sub
      local.tee $8
      i32.const 9
      i32.gt_u
      if
       local.get $7
       i32.const 46
       i32.ne
       br_if $for-break0
       i32.const 1
       local.set $2
       br $for-continue|0
      end
      local.get $6
      i32.const 19
      i32.lt_u
      if (result i32)
       local.get $6
       local.get $8
       i64.extend_i32_u
       local.get $4
       i64.const 10
       i64.mul
       i64.add
       local.tee $4
       i64.const 0
       i64.ne
       i32.add
       local.set $6
       local.get $3
       local.get $2
       i32.sub
      else
       local.get $6
       i32.const 1
       i32.add
       local.set $6
       local.get $3
       local.get $2
       i32.eqz
       i32.add
      end
      local.set $3
     end
     local.get $0
     i32.const 1
     i32.add
     local.set $0
     br $for-loop|0
    end
   end
  end
  local.get $0
  local.get $1
  i32.lt_u
  if
   local.get $0
   i32.const 1
   i32.add
   local.tee $0
   i32.load8_u
   local.tee $7
   i32.const 43
   i32.eq
   local.get $7
   i32.const 45
   i32.eq
   i32.or
   if
    local.get $0
    i32.const 1
    i32.add
    local.set $0
   end
   i32.const 0
   local.set $2
   loop $for-loop|00
    local.get $0
    local.get $1
    i32.lt_u
    if
     local.get $2
     i32.const 26843545
     i32.lt_s
     if
      local.get $0
      i32.load8_u
      local.get $2
      i32.const 10
      i32.mul
      i32.add
      i32.const 48
      i32.sub
      local.set $2
     end
     local.get $0
     i32.const 1
     i32.add
     local.set $0
     br $for-loop|00
    end
   end
   local.get $3
   i32.const 0
   local.get $2
   i32.sub
   local.get $2
   local.get $7
   i32.const 45
   i32.eq
   select
   i32.add
   local.set $3
  end
  local.get $4
  global.set $wasm/assembly/number/digitsRead
  local.get $3
  global.set $wasm/assembly/number/powerRead
  local.get $6
  i32.const 19
  i32.gt_u
  global.set $wasm/assembly/number/hasMore
 )
 (func $wasm/assembly/memory/release (param $0 i32)
  (local $1 i32)
  local.get $0
  i32.eqz
  if
   return
  end
  local.get $0
  local.get $0
  i32.const -64
  i32.add
  i32.load
  i32.const 2
  i32.shl
  i32.const 1024
  i32.add
  local.tee $1
  i32.load
  i32.store
  local.get $1
  local.get $0
  i32.store
 )
 (func $wasm/assembly/exact_decimal/isAboveHalf (param $0 i32) (param $1 i32) (param $2 i64) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i64)
  (local $8 i32)
  (local $9 i32)
  i32.const 11904
  i64.const 0
  i64.store
  i32.const 13952
  i32.const 2
  i32.store
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.lt_u
   if
    block $for-break0
     block $for-continue|0
      local.get $0
      i32.load8_u
      local.tee $8
      i32.const 46
      i32.eq
      if
       i32.const 1
       local.set $5
       br $for-continue|0
      end
      local.get $8
      i32.const 48
      i32.sub
      local.tee $9
      i32.const 9
      i32.gt_u
      br_if $for-break0
      local.get $3
      i32.const 800
      i32.lt_u
      if (result i32)
       i32.const 0
       i32.const 10
       local.get $9
       call $wasm/assembly/big/multiply
       local.get $3
       local.get $3
       i32.const 0
       i32.ne
       local.tee $3
       local.get $8
       i32.const 48
       i32.ne
       local.get $3
       select
       i32.const 0
       i32.ne
       i32.add
       local.set $3
       local.get $4
       local.get $5
       i32.sub
      else
       i32.const 1
       local.get $6
       local.get $8
       i32.const 48
       i32.ne
       select
       local.set $6
       local.get $4
       local.get $5
       i32.eqz
       i32.add
      end
      local.set $4
     end
     local.get $0
     i32.const 1
     i32.add
     local.set $0
     br $for-loop|0
    end
   end
  end
  local.get $0
  local.get $1
  i32.lt_u
  if
   local.get $0
   i32.const 1
   i32.add
   local.tee $3
   i32.load8_u
   local.tee $5
   i32.const 43
   i32.eq
   local.get $5
   i32.const 45
   i32.eq
   i32.or
   if
    local.get $3
    i32.const 1
    i32.add
    local.set $3
   end
   i32.const 0
   local.set $0
   loop $for-loop|00
    local.get $1
    local.get $3
    i32.gt_u
    if
     local.get $0
     i32.const 16777216
     i32.lt_s
     if
      local.get $3
      i32.load8_u
      local.get $0
      i32.const 10
      i32.mul
      i32.add
      i32.const 48
      i32.sub
      local.set $0
     end
     local.get $3
     i32.const 1
     i32.add
     local.set $3
     br $for-loop|00
    end
   end
   local.get $4
   i32.const 0
   local.get $0
   i32.sub
   local.get $0
   local.get $5
   i32.const 45
   i32.eq
   select
   i32.add
   local.set $4
  end
  i32.const 12928
  local.get $2
  i64.const 4503599627370495
  i64.and
  local.tee $7
  i64.const 4503599627370496
  i64.or
  local.get $7
  local.get $2
  i64.const 52
  i64.shr_u
  i32.wrap_i64
  local.tee $0
  select
  i64.const 1
  i64.shl
  i64.const 1
  i64.add
  i64.store
  i32.const 13956
  i32.const 2
  i32.store
  local.get $0
  i32.const 1
  local.get $0
  select
  i32.const 1076
  i32.sub
  local.set $1
  local.get $4
  i32.const 0
  i32.le_s
  local.set $3
  local.get $4
  i32.const 31
  i32.shr_s
  local.tee $0
  local.get $0
  local.get $4
  i32.add
  i32.xor
  local.set $0
  loop $for-loop|03
   local.get $0
   i32.const 9
   i32.ge_s
   if
    local.get $3
    i32.const 1000000000
    i32.const 0
    call $wasm/assembly/big/multiply
    local.get $0
    i32.const 9
    i32.sub
    local.set $0
    br $for-loop|03
   end
  end
  loop $for-loop|1
   local.get $0
   i32.const 0
   i32.gt_s
   if
    local.get $3
    i32.const 10
    i32.const 0
    call $wasm/assembly/big/multiply
    local.get $0
    i32.const 1
    i32.sub
    local.set $0
    br $for-loop|1
   end
  end
  local.get $1
  i32.const 0
  i32.gt_s
  if
   i32.const 1
   local.get $1
   call $wasm/assembly/big/shiftLeft
  else
   i32.const 0
   i32.const 0
   local.get $1
   i32.sub
   call $wasm/assembly/big/shiftLeft
  end
  i32.const 13952
  i32.load
  local.tee $0
  i32.const 13956
  i32.load
  local.tee $1
  local.get $0
  local.get $1
  i32.gt_u
  select
  i32.const 1
  i32.sub
  local.set $0
  block $__inlined_func$wasm/assembly/big/compare$157
   loop $for-loop|01
    local.get $0
    i32.const 0
    i32.ge_s
    if
     i32.const -1
     i32.const 1
     local.get $0
     i32.const 13952
     i32.load
     i32.lt_u
     if (result i32)
      local.get $0
      i32.const 2
      i32.shl
      i32.const 11904
      i32.add
      i32.load
     else
      i32.const 0
     end
     local.tee $3
     local.get $0
     i32.const 13956
     i32.load
     i32.lt_u
     if (result i32)
      local.get $0
      i32.const 2
      i32.shl
      i32.const 12928
      i32.add
      i32.load
     else
      i32.const 0
     end
     local.tee $4
     i32.lt_u
     select
     local.set $1
     local.get $3
     local.get $4
     i32.ne
     br_if $__inlined_func$wasm/assembly/big/compare$157
     local.get $0
     i32.const 1
     i32.sub
     local.set $0
     br $for-loop|01
    end
   end
   i32.const 0
   local.set $1
  end
  local.get $1
  i32.eqz
  if
   local.get $2
   i64.const 1
   i64.and
   i32.wrap_i64
   local.get $6
   i32.or
   return
  end
  local.get $1
  i32.const 0
  i32.gt_s
 )
)
