(module
 (type $0 (func (param i32 i32) (result i32)))
 (type $1 (func (param i32 i32 i32) (result i32)))
 (type $2 (func (param i32)))
 (type $3 (func (param i32 i32)))
 (type $4 (func (param i32 i32 i32)))
 (type $5 (func (param i32) (result i32)))
 (type $6 (func (param i32 i32 i32 i32 i32) (result i32)))
 (type $7 (func))
 (type $8 (func (param i32 i32 i32 i32) (result i32)))
 (type $9 (func (param i32 i32 i32 i32 i32)))
 (type $10 (func (param i32 i32 i32 i32)))
 (type $11 (func (param i64 i32 i32) (result i32)))
 (type $12 (func (param i32 i32 i32 i32 i64 i64) (result i32)))
 (type $13 (func (param i32 i32 i32 i64) (result i32)))
 (type $14 (func (param i64 i32) (result i64)))
 (type $15 (func (param i32 i32) (result i64)))
 (type $16 (func (param i32 i32 i32 i64)))
 (type $17 (func (param i64) (result i32)))
 (type $18 (func (param i64)))
 (type $19 (func (param i32 i32 i32 i32 i32 i32) (result i32)))
 (type $20 (func (param i32 i32 i64) (result i32)))
 (global $wasm/assembly/canonical/names (mut i32) (i32.const 0))
 (global $wasm/assembly/canonical/text (mut i32) (i32.const 0))
 (global $wasm/assembly/canonical/tape (mut i32) (i32.const 0))
 (global $wasm/assembly/lanes/fresh (mut i32) (i32.const 0))
 (global $wasm/assembly/number/digitsRead (mut i64) (i64.const 0))
 (global $wasm/assembly/number/powerRead (mut i32) (i32.const 0))
 (global $wasm/assembly/canonical/records (mut i32) (i32.const 0))
 (global $wasm/assembly/canonical/isRefused (mut i32) (i32.const 0))
 (global $wasm/assembly/number/hasMore (mut i32) (i32.const 0))
 (global $wasm/assembly/memory/top (mut i32) (i32.const 0))
 (global $wasm/assembly/number/shortest (mut i64) (i64.const 0))
 (global $wasm/assembly/number/shortestPower (mut i32) (i32.const 0))
 (memory $0 2 32768)
 (data $1 (i32.const 1152) "\98/\8aB\91D7q\cf\fb\c0\b5\a5\db\b5\e9[\c2V9\f1\11\f1Y\a4\82?\92\d5^\1c\ab\98\aa\07\d8\01[\83\12\be\851$\c3}\0cUt]\ber\fe\b1\de\80\a7\06\dc\9bt\f1\9b\c1\c1i\9b\e4\86G\be\ef\c6\9d\c1\0f\cc\a1\0c$o,\e9-\aa\84tJ\dc\a9\b0\\\da\88\f9vRQ>\98m\c61\a8\c8\'\03\b0\c7\7fY\bf\f3\0b\e0\c6G\91\a7\d5Qc\ca\06g))\14\85\n\b7\'8!\1b.\fcm,M\13\r8STs\ne\bb\njv.\c9\c2\81\85,r\92\a1\e8\bf\a2Kf\1a\a8p\8bK\c2\a3Ql\c7\19\e8\92\d1$\06\99\d6\855\0e\f4p\a0j\10\16\c1\a4\19\08l7\1eLwH\'\b5\bc\b04\b3\0c\1c9J\aa\d8NO\ca\9c[\f3o.h\ee\82\8ftoc\a5x\14x\c8\84\08\02\c7\8c\fa\ff\be\90\eblP\a4\f7\a3\f9\be\f2xq\c6")
 (data $2 (i32.const 1408) "g\e6\tj\85\aeg\bbr\f3n<:\f5O\a5\7fR\0eQ\8ch\05\9b\ab\d9\83\1f\19\cd\e0[")
 (data $18 (i32.const 70352) "0000000000000000\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t\t")
 (data $19 (i32.const 70384) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\00\01\02\03\04\05\06\07\08\t\ff\ff\ff\ff\ff\ff\ff\n\0b\0c\r\0e\0f\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\n\0b\0c\r\0e\0f\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $20 (i32.const 70520) "\ff\00\00\00\00\00\00\00\ff\ff\00\00\00\00\00\00\ff\ff\ff\00\00\00\00\00\ff\ff\ff\ff\00\00\00\00\ff\ff\ff\ff\ff\00\00\00\ff\ff\ff\ff\ff\ff\00\00\ff\ff\ff\ff\ff\ff\ff\00\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $20.1 (i32.const 70599) "\ff\00\00\00\00\00\00\ff\ff\00\00\00\00\00\ff\ff\ff\00\00\00\00\ff\ff\ff\ff\00\00\00\ff\ff\ff\ff\ff\00\00\ff\ff\ff\ff\ff\ff\00\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $21 (i32.const 70656) "\02\02\02\02\02\02\02\02\80\80\80\80!\01\15I\e7\a3\83\83\8b\cb\cb\cb\cb\cb\cb\cb\cb\db\cb\cb\01\01\01\01\01\01\01\01\e6\ae\ba\ba\01\01\01\01")
 (data $22 (i32.const 70704) "         \t\n  \r  \0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f\0f")
 (data $23 (i32.const 70736) "\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\"\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f\1f")
 (data $28 (i32.const 83576) "\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff\ff")
 (data $29 (i32.const 83592) "\01\00\00\00\00\00\00\00\n\00\00\00\00\00\00\00d\00\00\00\00\00\00\00\e8\03\00\00\00\00\00\00\10\'\00\00\00\00\00\00\a0\86\01\00\00\00\00\00@B\0f\00\00\00\00\00\80\96\98\00\00\00\00\00\00\e1\f5\05\00\00\00\00\00\ca\9a;\00\00\00\00\00\e4\0bT\02\00\00\00\00\e8vH\17\00\00\00\00\10\a5\d4\e8\00\00\00\00\a0rN\18\t\00\00\00@z\10\f3Z\00\00\00\80\c6\a4~\8d\03\00\00\00\c1o\f2\86#")
 (export "allocate" (func $wasm/assembly/memory/allocate))
 (export "release" (func $wasm/assembly/memory/release))
 (export "finish" (func $wasm/assembly/sha256/finish))
 (export "resetState" (func $wasm/assembly/sha256/resetState))
 (export "sha256" (func $wasm/assembly/sha256/sha256))
 (export "sha256Blocks" (func $wasm/assembly/sha256/sha256Blocks))
 (export "writeDigest" (func $wasm/assembly/sha256/writeDigest))
 (export "sha256Packed" (func $wasm/assembly/lanes/sha256Packed))
 (export "auditPath" (func $wasm/assembly/merkle/auditPath))
 (export "foldRight" (func $wasm/assembly/merkle/foldRight))
 (export "nodeHash" (func $wasm/assembly/merkle/nodeHash))
 (export "parentHashes" (func $wasm/assembly/merkle/parentHashes))
 (export "treeRoot" (func $wasm/assembly/merkle/treeRoot))
 (export "verifyConsistency" (func $wasm/assembly/merkle/verifyConsistency))
 (export "verifyInclusion" (func $wasm/assembly/merkle/verifyInclusion))
 (export "literalScan" (func $wasm/assembly/literals/literalScan))
 (export "sessionCreate" (func $wasm/assembly/session/sessionCreate))
 (export "sessionFree" (func $wasm/assembly/session/sessionFree))
 (export "tokenizerEnd" (func $wasm/assembly/tokenizer/tokenizerEnd))
 (export "tokenizerReserve" (func $wasm/assembly/tokenizer/tokenizerReserve))
 (export "tokenizerReset" (func $wasm/assembly/tokenizer/tokenizerReset))
 (export "tokenizerWrite" (func $wasm/assembly/tokenizer/tokenizerWrite))
 (export "canonicalCheck" (func $wasm/assembly/canonical/canonicalCheck))
 (export "canonicalWrite" (func $wasm/assembly/canonical/canonicalWrite))
 (export "memory" (memory $0))
 (func $wasm/assembly/session/ensure (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (result i32)
  (local $5 i32)
  (local $6 i32)
  local.get $0
  local.get $1
  i32.add
  i32.load
  local.set $5
  local.get $3
  local.get $0
  local.get $2
  i32.add
  i32.load
  i32.le_u
  if
   local.get $5
   return
  end
  local.get $3
  i32.const 128
  i32.add
  i32.const 1073741824
  i32.le_u
  if
   i32.const 1
   i32.const 32
   local.get $3
   i32.const 127
   i32.add
   i32.clz
   i32.sub
   i32.shl
   i32.const 128
   i32.sub
   local.set $3
  end
  i32.const 896
  local.get $3
  local.get $3
  i32.const 896
  i32.le_u
  select
  call $wasm/assembly/memory/allocate
  local.tee $6
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $4
  if
   local.get $6
   local.get $5
   local.get $4
   memory.copy
  end
  local.get $5
  if
   local.get $5
   local.get $5
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
   local.get $5
   i32.store
  end
  local.get $0
  local.get $1
  i32.add
  local.get $6
  i32.store
  local.get $0
  local.get $2
  i32.add
  i32.const 896
  local.get $3
  local.get $3
  i32.const 896
  i32.le_u
  select
  i32.store
  local.get $6
 )
 (func $wasm/assembly/merkle/nodeHash (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 v128)
  call $wasm/assembly/merkle/fillEndings
  i32.const 70208
  i32.const 1
  i32.store8
  i32.const 70209
  local.get $0
  v128.load
  v128.store
  i32.const 70225
  local.get $0
  v128.load offset=16
  v128.store
  i32.const 70241
  local.get $1
  v128.load
  v128.store
  i32.const 70257
  local.get $1
  v128.load offset=16
  v128.store
  i32.const 70016
  i32.const 1408
  v128.load
  v128.store
  i32.const 70032
  i32.const 1424
  v128.load
  v128.store
  local.get $1
  i32.load8_u offset=31
  i32.const 8
  i32.shl
  i32.const 4480
  i32.add
  i32.const 70016
  i32.const 70208
  i32.const 1
  call $wasm/assembly/sha256/sha256Blocks
  call $wasm/assembly/sha256/compressKeyed
  local.get $2
  i32.const 70016
  v128.load
  local.tee $3
  local.get $3
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store
  local.get $2
  i32.const 70032
  v128.load
  local.tee $3
  local.get $3
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store offset=16
 )
 (func $wasm/assembly/sha256/sha256Blocks (param $0 i32) (param $1 i32) (param $2 i32)
  loop $for-loop|0
   local.get $2
   if
    local.get $0
    local.get $1
    call $wasm/assembly/sha256/compress
    local.get $1
    i32.const -64
    i32.sub
    local.set $1
    local.get $2
    i32.const 1
    i32.sub
    local.set $2
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/sort/orderOfRest (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 v128)
  local.get $0
  i32.load offset=12
  local.tee $2
  local.get $1
  i32.load offset=12
  local.tee $3
  local.get $2
  local.get $3
  i32.lt_u
  select
  local.set $4
  local.get $0
  i32.load offset=8
  local.set $5
  local.get $1
  i32.load offset=8
  local.set $1
  i32.const 8
  local.set $0
  loop $for-loop|0
   local.get $0
   local.get $4
   i32.lt_u
   if
    block $for-break0
     local.get $0
     local.get $5
     i32.add
     v128.load
     local.get $0
     local.get $1
     i32.add
     v128.load
     v128.xor
     local.tee $6
     v128.any_true
     if
      local.get $4
      local.get $0
      local.get $6
      v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
      i8x16.ne
      i8x16.bitmask
      i32.ctz
      i32.add
      local.tee $0
      i32.le_u
      br_if $for-break0
      local.get $0
      local.get $1
      i32.add
      i32.load8_u
      local.set $1
      local.get $0
      local.get $5
      i32.add
      i32.load8_u
      local.tee $0
      i32.const 238
      i32.ge_u
      if
       local.get $0
       i32.const 5
       i32.add
       local.get $0
       i32.const 2
       i32.sub
       local.get $0
       i32.const 240
       i32.lt_u
       select
       local.set $0
      end
      i32.const -1
      i32.const 1
      local.get $1
      i32.const 238
      i32.lt_u
      if (result i32)
       local.get $1
      else
       local.get $1
       i32.const 5
       i32.add
       local.get $1
       i32.const 2
       i32.sub
       local.get $1
       i32.const 240
       i32.lt_u
       select
      end
      local.get $0
      i32.gt_u
      select
      return
     end
     local.get $0
     i32.const 16
     i32.add
     local.set $0
     br $for-loop|0
    end
   end
  end
  i32.const -1
  local.get $2
  local.get $3
  i32.gt_u
  local.get $2
  local.get $3
  i32.lt_u
  select
 )
 (func $wasm/assembly/tokenizer/tokenizerWrite (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  local.get $0
  i32.load
  local.tee $2
  if
   local.get $2
   return
  end
  local.get $0
  local.get $0
  i32.load offset=20
  local.get $1
  i32.add
  local.tee $1
  i32.store offset=20
  local.get $0
  i32.load offset=16
  local.get $1
  i32.add
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store
  local.get $0
  call $wasm/assembly/tokenizer/run
 )
 (func $wasm/assembly/tokenizer/tokenizerEnd (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  local.get $0
  i32.load
  local.tee $2
  if
   local.get $2
   return
  end
  local.get $0
  i32.load offset=20
  local.set $2
  local.get $0
  i32.load offset=56
  local.tee $4
  i32.const 8
  i32.eq
  if (result i32)
   local.get $0
   i32.load offset=68
   local.tee $3
   i32.const 3
   i32.eq
   local.get $3
   i32.const 2
   i32.eq
   i32.or
   local.get $3
   i32.const 5
   i32.eq
   i32.or
   local.get $3
   i32.const 8
   i32.eq
   i32.or
  else
   i32.const 0
  end
  if
   local.get $0
   local.get $2
   call $wasm/assembly/tokenizer/finishNumber
   local.tee $3
   if
    local.get $3
    return
   end
  else
   local.get $4
   i32.const -2
   i32.and
   i32.const 6
   i32.eq
   if
    local.get $0
    i32.load offset=44
    local.get $0
    i32.load offset=60
    i32.const 1
    i32.add
    i32.add
    local.tee $3
    local.get $2
    i32.lt_u
    if
     local.get $0
     i32.const 10
     i32.store
     local.get $0
     local.get $3
     i32.store offset=4
     i32.const 10
     return
    end
   end
  end
  local.get $1
  if
   local.get $0
   i32.const 9
   i32.store
   local.get $0
   local.get $2
   i32.store offset=4
   i32.const 9
   return
  end
  local.get $0
  i32.load offset=56
  i32.const 4
  i32.eq
  local.tee $1
  if (result i32)
   local.get $0
   i32.load offset=72
   i32.eqz
  else
   local.get $1
  end
  if (result i32)
   i32.const 0
  else
   local.get $0
   i32.const 2
   i32.store
   local.get $0
   local.get $2
   i32.store offset=4
   i32.const 2
  end
 )
 (func $wasm/assembly/strings/decodeString (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  loop $for-loop|0
   local.get $2
   local.set $3
   local.get $0
   local.set $2
   block $wasm/assembly/strings/copyOver|inlined.0 (result i32)
    block $wasm/assembly/strings/nextBackslash|inlined.0 (result i32)
     loop $while-continue|1
      local.get $1
      local.get $2
      i32.gt_u
      if
       local.get $2
       v128.load
       v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
       i8x16.eq
       i8x16.bitmask
       local.tee $4
       if
        local.get $2
        local.get $4
        i32.ctz
        i32.add
        local.tee $2
        local.get $1
        local.get $1
        local.get $2
        i32.gt_u
        select
        br $wasm/assembly/strings/nextBackslash|inlined.0
       end
       local.get $2
       i32.const 16
       i32.add
       local.set $2
       br $while-continue|1
      end
     end
     local.get $1
    end
    local.tee $4
    local.get $0
    i32.sub
    local.tee $2
    i32.const 512
    i32.gt_u
    if
     local.get $3
     local.get $0
     local.get $2
     memory.copy
     local.get $2
     local.get $3
     i32.add
     br $wasm/assembly/strings/copyOver|inlined.0
    end
    local.get $2
    local.get $3
    i32.add
    local.set $2
    local.get $3
    local.get $0
    v128.load
    v128.store
    local.get $3
    i32.const 16
    i32.add
    local.set $3
    local.get $0
    i32.const 16
    i32.add
    local.set $0
    loop $while-continue|2
     local.get $2
     local.get $3
     i32.gt_u
     if
      local.get $3
      local.get $0
      v128.load
      v128.store
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      local.get $0
      i32.const 16
      i32.add
      local.set $0
      br $while-continue|2
     end
    end
    local.get $2
   end
   local.set $2
   local.get $1
   local.get $4
   i32.gt_u
   if
    local.get $4
    i32.load8_u offset=1
    local.tee $0
    i32.const 117
    i32.ne
    if (result i32)
     local.get $2
     block $__inlined_func$wasm/assembly/strings/unescaped$44 (result i32)
      i32.const 8
      local.get $0
      i32.const 98
      i32.eq
      br_if $__inlined_func$wasm/assembly/strings/unescaped$44
      drop
      i32.const 12
      local.get $0
      i32.const 102
      i32.eq
      br_if $__inlined_func$wasm/assembly/strings/unescaped$44
      drop
      i32.const 10
      local.get $0
      i32.const 110
      i32.eq
      br_if $__inlined_func$wasm/assembly/strings/unescaped$44
      drop
      i32.const 13
      local.get $0
      i32.const 114
      i32.eq
      br_if $__inlined_func$wasm/assembly/strings/unescaped$44
      drop
      i32.const 9
      local.get $0
      i32.const 116
      i32.eq
      br_if $__inlined_func$wasm/assembly/strings/unescaped$44
      drop
      local.get $0
     end
     i32.store8
     local.get $2
     i32.const 1
     i32.add
     local.set $2
     local.get $4
     i32.const 2
     i32.add
    else
     local.get $2
     local.get $4
     local.get $1
     call $wasm/assembly/strings/escapedPoint
     local.tee $0
     call $wasm/assembly/strings/writePoint
     local.set $2
     local.get $4
     i32.const 12
     i32.const 6
     local.get $0
     i32.const 65535
     i32.gt_u
     select
     i32.add
    end
    local.set $0
    br $for-loop|0
   end
  end
  local.get $2
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
  i32.const 87872
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
 (func $wasm/assembly/canonical/writeOdd (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i64)
  (local $4 i32)
  (local $5 i32)
  local.get $1
  local.get $0
  i32.const 5
  i32.shr_u
  i32.add
  local.set $4
  local.get $0
  i32.const 7
  i32.and
  i32.const 5
  i32.ne
  if
   local.get $2
   i32.const 34
   i32.store8
   local.get $1
   i32.const 1
   i32.add
   local.get $4
   i32.const 1
   i32.sub
   local.get $2
   i32.const 1
   i32.add
   call $wasm/assembly/strings/rewriteString
   local.tee $0
   i32.const 34
   i32.store8
   local.get $0
   i32.const 1
   i32.add
   return
  end
  local.get $1
  i32.load8_u
  i32.const 45
  i32.eq
  local.tee $5
  local.get $1
  i32.add
  local.get $4
  call $wasm/assembly/number/readDecimal
  global.get $wasm/assembly/number/powerRead
  local.set $0
  block $__inlined_func$wasm/assembly/number/writeNumber$80 (result i32)
   global.get $wasm/assembly/number/digitsRead
   local.tee $3
   i64.eqz
   if
    local.get $2
    i32.const 48
    i32.store8
    local.get $2
    i32.const 1
    i32.add
    br $__inlined_func$wasm/assembly/number/writeNumber$80
   end
   local.get $0
   i32.const -290
   i32.lt_s
   local.get $3
   i64.const 999999999999999
   i64.gt_u
   i32.or
   local.get $0
   i32.const 290
   i32.gt_s
   i32.or
   if
    i32.const 0
    local.get $1
    local.get $5
    i32.add
    local.get $4
    call $wasm/assembly/number/doubleBits
    local.tee $3
    i64.const 9218868437227405312
    i64.ge_u
    br_if $__inlined_func$wasm/assembly/number/writeNumber$80
    drop
    local.get $3
    i64.eqz
    if
     local.get $2
     i32.const 48
     i32.store8
     local.get $2
     i32.const 1
     i32.add
     br $__inlined_func$wasm/assembly/number/writeNumber$80
    end
    local.get $3
    call $wasm/assembly/number/shorten
    global.get $wasm/assembly/number/shortest
    local.set $3
    global.get $wasm/assembly/number/shortestPower
    local.set $0
   end
   local.get $2
   i32.const 45
   i32.store8
   local.get $3
   local.get $0
   local.get $2
   local.get $5
   i32.add
   call $wasm/assembly/number/writeDecimal
  end
  local.tee $0
  if
   local.get $0
   return
  end
  i32.const 1
  global.set $wasm/assembly/canonical/isRefused
  local.get $2
 )
 (func $wasm/assembly/sha256/writeTail (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i64) (result i32)
  local.get $0
  local.get $1
  v128.load
  v128.store
  local.get $0
  local.get $1
  v128.load offset=16
  v128.store offset=16
  local.get $0
  local.get $1
  v128.load offset=32
  v128.store offset=32
  local.get $0
  local.get $1
  v128.load offset=48
  v128.store offset=48
  local.get $0
  local.get $2
  i32.add
  local.tee $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=16
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=32
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=48
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=64
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=80
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=96
  local.get $1
  v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
  v128.store offset=112
  local.get $1
  i32.const 128
  i32.store8
  local.get $0
  i32.const 1
  i32.const 2
  local.get $2
  i32.const 56
  i32.lt_u
  select
  local.tee $0
  i32.const 6
  i32.shl
  i32.add
  i32.const 8
  i32.sub
  local.get $3
  i64.const 3
  i64.shl
  local.tee $3
  i64.const 8
  i64.shr_u
  i64.const 71777214294589695
  i64.and
  local.get $3
  i64.const 71777214294589695
  i64.and
  i64.const 8
  i64.shl
  i64.or
  local.tee $3
  i64.const 16
  i64.shr_u
  i64.const 281470681808895
  i64.and
  local.get $3
  i64.const 281470681808895
  i64.and
  i64.const 16
  i64.shl
  i64.or
  i64.const 32
  i64.rotr
  i64.store
  local.get $0
 )
 (func $wasm/assembly/names/addName (param $0 i32) (param $1 i32) (result i32)
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
  local.get $0
  i32.load offset=120
  local.get $0
  i32.load offset=72
  i32.const 6
  i32.shl
  i32.add
  local.set $9
  local.get $0
  i32.load offset=8
  local.get $1
  i32.add
  local.tee $3
  i32.load offset=4
  local.set $2
  local.get $0
  i32.load offset=16
  local.get $3
  i32.load
  i32.add
  i32.const 1
  i32.add
  local.set $3
  local.get $2
  i32.const 5
  i32.shr_u
  i32.const 2
  i32.sub
  local.set $11
  local.get $2
  i32.const 24
  i32.and
  if
   local.get $0
   i32.const 148
   i32.const 152
   local.get $11
   i32.const 1
   i32.shl
   i32.const -64
   i32.sub
   i32.const 0
   call $wasm/assembly/session/ensure
   local.tee $2
   i32.eqz
   if
    i32.const 11
    return
   end
   local.get $3
   local.get $3
   local.get $11
   i32.add
   local.get $2
   call $wasm/assembly/strings/decodeString
   local.get $2
   i32.sub
   local.set $11
   local.get $2
   local.set $3
  end
  local.get $9
  i32.load offset=12
  local.tee $8
  i32.eqz
  if
   block $__inlined_func$wasm/assembly/names/addToTable$52 (result i32)
    i32.const 11
    local.get $0
    i32.load offset=140
    local.tee $7
    local.get $0
    i32.load offset=144
    local.tee $10
    i32.const 1
    i32.add
    i32.const 1
    i32.shl
    i32.lt_u
    if (result i32)
     local.get $0
     i32.load offset=136
     local.set $2
     local.get $7
     i32.const 1
     i32.shl
     i32.const 256
     local.get $7
     select
     local.tee $6
     i32.const 4
     i32.shl
     local.tee $4
     call $wasm/assembly/memory/allocate
     local.tee $5
     if (result i32)
      local.get $5
      i32.const 0
      local.get $4
      memory.fill
      local.get $2
      local.set $4
      loop $for-loop|0
       local.get $4
       local.get $2
       local.get $7
       i32.const 4
       i32.shl
       i32.add
       i32.lt_u
       if
        local.get $4
        i32.load offset=4
        if
         local.get $4
         i32.load
         local.get $6
         i32.const 1
         i32.sub
         i32.and
         local.set $8
         loop $while-continue|1
          local.get $5
          local.get $8
          i32.const 4
          i32.shl
          i32.add
          i32.load offset=4
          if
           local.get $8
           i32.const 1
           i32.add
           local.get $6
           i32.const 1
           i32.sub
           i32.and
           local.set $8
           br $while-continue|1
          end
         end
         local.get $5
         local.get $8
         i32.const 4
         i32.shl
         i32.add
         local.get $4
         v128.load
         v128.store
        end
        local.get $4
        i32.const 16
        i32.add
        local.set $4
        br $for-loop|0
       end
      end
      local.get $2
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
       local.tee $4
       i32.load
       i32.store
       local.get $4
       local.get $2
       i32.store
      end
      local.get $0
      local.get $5
      i32.store offset=136
      local.get $0
      local.get $6
      i32.store offset=140
      i32.const 1
     else
      i32.const 0
     end
    else
     i32.const 1
    end
    i32.eqz
    br_if $__inlined_func$wasm/assembly/names/addToTable$52
    drop
    local.get $0
    i32.load offset=136
    local.set $9
    local.get $0
    i64.load offset=168
    local.get $0
    i32.load offset=120
    local.get $0
    i32.load offset=72
    i32.const 6
    i32.shl
    i32.add
    i32.load offset=4
    local.tee $8
    i64.extend_i32_u
    i64.xor
    local.get $3
    local.get $11
    call $wasm/assembly/names/hashOf
    local.tee $7
    local.get $0
    i32.load offset=140
    i32.const 1
    i32.sub
    local.tee $6
    i32.and
    local.set $4
    loop $for-loop|00
     local.get $9
     local.get $4
     i32.const 4
     i32.shl
     i32.add
     local.tee $5
     i32.load offset=4
     local.tee $2
     if
      local.get $5
      i32.load
      local.get $7
      i32.ne
      if (result i32)
       i32.const 1
      else
       local.get $5
       i32.load offset=8
       local.get $8
       i32.ne
      end
      i32.eqz
      if
       i32.const 6
       local.get $0
       local.get $2
       i32.const 1
       i32.sub
       local.get $3
       local.get $11
       call $wasm/assembly/names/isSame
       br_if $__inlined_func$wasm/assembly/names/addToTable$52
       drop
      end
      local.get $4
      i32.const 1
      i32.add
      local.get $6
      i32.and
      local.set $4
      br $for-loop|00
     end
    end
    local.get $5
    local.get $7
    i32.store
    local.get $5
    local.get $1
    i32.const 1
    i32.add
    i32.store offset=4
    local.get $5
    local.get $8
    i32.store offset=8
    local.get $0
    local.get $10
    i32.const 1
    i32.add
    i32.store offset=144
    i32.const 0
   end
   return
  end
  local.get $0
  i32.load offset=76
  local.set $7
  i32.const 1
  local.get $3
  i64.load
  i32.const 8
  local.get $11
  local.get $11
  i32.const 8
  i32.ge_u
  select
  i32.const 3
  i32.shl
  i32.const 70512
  i32.add
  local.tee $2
  i64.load
  i64.and
  local.get $3
  local.get $11
  i32.add
  i32.const 8
  i32.sub
  i64.load
  local.get $2
  i64.load offset=72
  i64.and
  i64.const 29
  i64.rotl
  i64.xor
  local.get $11
  i64.extend_i32_u
  i64.const 52
  i64.shl
  i64.xor
  i64.const -7046029254386353131
  i64.mul
  i64.const 32
  i64.shr_u
  i32.wrap_i64
  local.tee $6
  i32.const 24
  i32.shr_u
  i32.const 7
  i32.and
  i32.shl
  local.tee $5
  local.get $9
  i32.const 16
  i32.add
  local.get $6
  i32.const 27
  i32.shr_u
  i32.add
  local.tee $10
  i32.load8_u
  i32.and
  if
   local.get $0
   i32.load offset=128
   local.tee $4
   local.get $7
   i32.add
   local.set $2
   local.get $4
   local.get $9
   i32.load offset=8
   i32.add
   local.set $12
   block $__inlined_func$wasm/assembly/names/findInStack$53
    loop $for-loop|002
     local.get $2
     local.get $12
     i32.gt_u
     if
      i32.const 1
      local.set $4
      local.get $12
      i32.load
      local.get $6
      i32.eq
      if (result i32)
       local.get $0
       local.get $12
       i32.load offset=4
       local.get $3
       local.get $11
       call $wasm/assembly/names/isSame
      else
       i32.const 0
      end
      br_if $__inlined_func$wasm/assembly/names/findInStack$53
      local.get $12
      i32.const 8
      i32.add
      local.set $12
      br $for-loop|002
     end
    end
    i32.const 0
    local.set $4
   end
   local.get $4
   if
    i32.const 6
    return
   end
  end
  local.get $7
  local.get $8
  i32.ge_u
  if
   local.get $0
   i32.load offset=76
   local.set $3
   local.get $0
   local.tee $2
   local.get $9
   i32.load offset=8
   local.tee $0
   i32.store offset=76
   local.get $9
   i32.const 0
   i32.store offset=12
   block $__inlined_func$wasm/assembly/names/moveToTable$54
    loop $for-loop|01
     local.get $0
     local.get $3
     i32.lt_u
     if
      local.get $2
      local.get $2
      i32.load offset=128
      local.get $0
      i32.add
      i32.load offset=4
      call $wasm/assembly/names/addName
      local.tee $12
      br_if $__inlined_func$wasm/assembly/names/moveToTable$54
      local.get $0
      i32.const 8
      i32.add
      local.set $0
      br $for-loop|01
     end
    end
    local.get $2
    local.get $1
    call $wasm/assembly/names/addName
    local.set $12
   end
   local.get $12
   return
  end
  local.get $10
  local.get $10
  i32.load8_u
  local.get $5
  i32.or
  i32.store8
  local.get $0
  i32.load offset=128
  local.get $7
  i32.add
  local.tee $2
  local.get $6
  i32.store
  local.get $2
  local.get $1
  i32.store offset=4
  local.get $0
  local.get $7
  i32.const 8
  i32.add
  i32.store offset=76
  i32.const 0
 )
 (func $wasm/assembly/merkle/levelUp (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 v128)
  local.get $0
  local.get $1
  i32.const 1
  i32.shr_u
  local.tee $2
  local.get $0
  call $wasm/assembly/merkle/parentHashes
  local.get $1
  i32.const 1
  i32.and
  if
   local.get $0
   local.get $1
   i32.const 1
   i32.sub
   i32.const 5
   i32.shl
   i32.add
   local.tee $3
   v128.load offset=16
   local.set $4
   local.get $0
   local.get $2
   i32.const 5
   i32.shl
   i32.add
   local.tee $0
   local.get $3
   v128.load
   v128.store
   local.get $0
   local.get $4
   v128.store offset=16
  end
  local.get $1
  i32.const 1
  i32.add
  i32.const 1
  i32.shr_u
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
  i32.const 83552
  i32.add
  i32.load
  local.set $4
  local.get $0
  i32.const 10
  i32.shl
  i32.const 81504
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
  i32.const 83552
  i32.add
  local.get $4
  i32.const 1
  i32.add
  i32.store
 )
 (func $wasm/assembly/tokenizer/restart (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  local.get $0
  i64.const 0
  i64.store
  local.get $0
  i32.const 0
  i32.store offset=12
  local.get $0
  i32.const 0
  i32.store offset=52
  local.get $0
  i32.const 0
  i32.store offset=56
  local.get $0
  i32.const 0
  i32.store offset=72
  local.get $0
  i32.const 0
  i32.store offset=76
  local.get $0
  i32.const 0
  i32.store offset=100
  local.get $0
  i32.const 0
  i32.store offset=104
  local.get $0
  i32.const 0
  i32.store offset=108
  local.get $0
  i32.const 0
  i32.store offset=112
  block $__inlined_func$wasm/assembly/names/forgetNames$94
   local.get $0
   i32.load offset=144
   i32.eqz
   br_if $__inlined_func$wasm/assembly/names/forgetNames$94
   local.get $0
   i32.const 0
   i32.store offset=144
   local.get $0
   i32.load offset=136
   local.set $1
   local.get $0
   i32.load offset=140
   local.tee $2
   i32.const 4096
   i32.le_u
   if
    local.get $1
    i32.const 0
    local.get $2
    i32.const 4
    i32.shl
    memory.fill
    br $__inlined_func$wasm/assembly/names/forgetNames$94
   end
   local.get $1
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
   i32.const 0
   i32.store offset=136
   local.get $0
   i32.const 0
   i32.store offset=140
  end
 )
 (func $wasm/assembly/tokenizer/growTape (param $0 i32) (param $1 i32) (result i32)
  local.get $0
  i32.const 8
  i32.const 116
  local.get $1
  i32.const -64
  i32.sub
  local.get $1
  call $wasm/assembly/session/ensure
  local.tee $1
  i32.eqz
  if
   local.get $0
   i32.const 11
   i32.store
   local.get $0
   i32.const 0
   i32.store offset=4
  end
  local.get $1
 )
 (func $wasm/assembly/tokenizer/growFrames (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  local.get $0
  i32.const 120
  i32.const 124
  local.get $1
  i32.const 1
  i32.add
  i32.const 6
  i32.shl
  local.tee $1
  i32.const -64
  i32.sub
  local.get $1
  call $wasm/assembly/session/ensure
  local.set $1
  local.get $0
  i32.const 128
  i32.const 132
  local.get $2
  i32.const 520
  i32.add
  local.get $2
  call $wasm/assembly/session/ensure
  i32.const 0
  i32.ne
  i32.const 0
  local.get $1
  select
 )
 (func $wasm/assembly/tokenizer/finishNumber (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  local.get $0
  local.get $0
  i32.load offset=12
  local.tee $2
  call $wasm/assembly/tokenizer/growTape
  local.tee $5
  i32.eqz
  if
   i32.const 11
   return
  end
  local.get $0
  i32.load offset=16
  local.tee $7
  local.get $0
  i32.load offset=60
  local.tee $3
  i32.add
  local.tee $4
  local.get $4
  i32.load8_u
  i32.const 45
  i32.eq
  i32.add
  local.set $6
  local.get $1
  local.get $3
  i32.sub
  local.set $8
  local.get $0
  i32.load offset=68
  local.tee $4
  i32.const 2
  i32.eq
  if (result i32)
   local.get $8
   i32.const 1
   i32.eq
  else
   local.get $4
   i32.const 3
   i32.eq
   if (result i32)
    local.get $1
    local.get $7
    i32.add
    local.get $6
    i32.sub
    i32.const 15
    i32.le_u
   else
    local.get $4
    i32.const 5
    i32.eq
    if (result i32)
     local.get $1
     local.get $7
     i32.add
     local.tee $1
     local.get $6
     i32.sub
     i32.const 16
     i32.gt_u
     if (result i32)
      i32.const 1
     else
      local.get $1
      i32.const 1
      i32.sub
      i32.load8_u
      i32.const 48
      i32.eq
     end
     if (result i32)
      i32.const 0
     else
      local.get $6
      i32.load8_u
      i32.const 48
      i32.ne
      if (result i32)
       i32.const 1
      else
       local.get $6
       i64.load offset=2
       i64.const 281474976710655
       i64.and
       i64.const 52983525027888
       i64.ne
      end
     end
    else
     i32.const 0
    end
   end
  end
  i32.eqz
  local.tee $1
  if
   local.get $0
   local.get $0
   i32.load offset=104
   i32.const 1
   i32.add
   i32.store offset=104
  end
  local.get $2
  local.get $5
  i32.add
  local.tee $4
  local.get $3
  i32.store
  local.get $4
  local.get $8
  i32.const 5
  i32.shl
  i32.const 21
  i32.const 5
  local.get $1
  select
  i32.or
  i32.store offset=4
  local.get $0
  local.get $2
  i32.const 8
  i32.add
  i32.store offset=12
  local.get $0
  i32.const 4
  i32.store offset=56
  i32.const 0
 )
 (func $wasm/assembly/strings/writePoint (param $0 i32) (param $1 i32) (result i32)
  local.get $1
  i32.const 128
  i32.lt_u
  if
   local.get $0
   local.get $1
   i32.store8
   local.get $0
   i32.const 1
   i32.add
   return
  end
  local.get $1
  i32.const 2048
  i32.lt_u
  if
   local.get $0
   local.get $1
   i32.const 6
   i32.shr_u
   i32.const 192
   i32.or
   i32.store8
   local.get $0
   local.get $1
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8 offset=1
   local.get $0
   i32.const 2
   i32.add
   return
  end
  local.get $1
  i32.const 65536
  i32.lt_u
  if
   local.get $0
   local.get $1
   i32.const 12
   i32.shr_u
   i32.const 224
   i32.or
   i32.store8
   local.get $0
   local.get $1
   i32.const 6
   i32.shr_u
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8 offset=1
   local.get $0
   local.get $1
   i32.const 63
   i32.and
   i32.const 128
   i32.or
   i32.store8 offset=2
   local.get $0
   i32.const 3
   i32.add
   return
  end
  local.get $0
  local.get $1
  i32.const 18
  i32.shr_u
  i32.const 240
  i32.or
  i32.store8
  local.get $0
  local.get $1
  i32.const 12
  i32.shr_u
  i32.const 63
  i32.and
  i32.const 128
  i32.or
  i32.store8 offset=1
  local.get $0
  local.get $1
  i32.const 6
  i32.shr_u
  i32.const 63
  i32.and
  i32.const 128
  i32.or
  i32.store8 offset=2
  local.get $0
  local.get $1
  i32.const 63
  i32.and
  i32.const 128
  i32.or
  i32.store8 offset=3
  local.get $0
  i32.const 4
  i32.add
 )
 (func $wasm/assembly/strings/escapedPoint (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  i32.load8_u offset=2
  local.tee $2
  i32.const 128
  i32.lt_u
  if (result i32)
   local.get $2
   i32.const 70384
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
   i32.const 70384
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
   i32.const 70384
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
   i32.const 70384
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
  i32.const 64512
  i32.and
  i32.const 55296
  i32.eq
  local.get $0
  i32.const 12
  i32.add
  local.get $1
  i32.le_u
  i32.and
  if (result i32)
   local.get $0
   i32.load16_u offset=6
   i32.const 30044
   i32.eq
  else
   i32.const 0
  end
  if
   local.get $0
   i32.load8_u offset=10
   local.tee $1
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $1
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.tee $1
   local.get $0
   i32.load8_u offset=8
   local.tee $3
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $3
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.tee $3
   local.get $0
   i32.load8_u offset=9
   local.tee $4
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $4
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.tee $4
   i32.or
   i32.or
   local.get $0
   i32.load8_u offset=11
   local.tee $0
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $0
    i32.const 70384
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
    local.get $3
    i32.const 12
    i32.shl
    local.get $4
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
   i32.const 130048
   i32.and
   i32.const 56320
   i32.eq
   if
    local.get $2
    i32.const 1023
    i32.and
    i32.const 10
    i32.shl
    i32.const 65536
    i32.add
    local.get $0
    i32.const 1023
    i32.and
    i32.add
    return
   end
  end
  local.get $2
 )
 (func $wasm/assembly/sort/sortRecords (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i64)
  (local $6 i64)
  local.get $0
  i32.const 24
  i32.add
  local.set $3
  loop $while-continue|0
   local.get $1
   local.get $3
   i32.gt_u
   if
    block $while-break|0
     i32.const -1
     i32.const 1
     local.get $3
     i32.const 24
     i32.sub
     local.tee $4
     i64.load
     local.tee $5
     local.get $3
     i64.load
     local.tee $6
     i64.lt_u
     select
     local.set $2
     local.get $5
     local.get $6
     i64.eq
     if
      local.get $4
      local.get $3
      call $wasm/assembly/sort/orderOfRest
      local.set $2
     end
     local.get $2
     i32.eqz
     if
      i32.const 1
      return
     end
     local.get $2
     i32.const 0
     i32.gt_s
     br_if $while-break|0
     local.get $3
     i32.const 24
     i32.add
     local.set $3
     br $while-continue|0
    end
   end
  end
  local.get $1
  local.get $3
  i32.le_u
  if
   i32.const 0
   return
  end
  local.get $1
  local.get $0
  i32.sub
  i32.const 480
  i32.le_u
  if
   local.get $3
   local.get $0
   local.get $1
   call $wasm/assembly/sort/insertFrom
   return
  end
  local.get $0
  local.get $1
  call $wasm/assembly/sort/mergeRuns
 )
 (func $wasm/assembly/sort/learn (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  local.set $5
  loop $for-loop|0
   local.get $1
   local.get $5
   i32.gt_u
   if
    local.get $3
    local.tee $4
    i32.const 1
    i32.add
    local.set $3
    local.get $5
    local.get $4
    i32.store offset=20
    local.get $5
    i32.const 24
    i32.add
    local.set $5
    br $for-loop|0
   end
  end
  local.get $0
  local.get $1
  call $wasm/assembly/sort/sortRecords
  if
   i32.const 0
   return
  end
  local.get $0
  local.set $3
  loop $for-loop|1
   local.get $1
   local.get $3
   i32.gt_u
   if
    local.get $2
    local.get $3
    i32.load offset=20
    i32.store8
    local.get $2
    i32.const 1
    i32.add
    local.set $2
    local.get $3
    i32.const 24
    i32.add
    local.set $3
    br $for-loop|1
   end
  end
  local.get $0
 )
 (func $wasm/assembly/sort/insertFrom (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i64)
  (local $6 v128)
  (local $7 i32)
  (local $8 i64)
  (local $9 i64)
  loop $for-loop|0
   local.get $0
   local.get $2
   i32.lt_u
   if
    local.get $0
    i64.load offset=16
    local.set $5
    local.get $2
    local.get $0
    v128.load
    local.tee $6
    v128.store
    local.get $2
    local.get $5
    i64.store offset=16
    local.get $0
    local.set $3
    loop $while-continue|1
     local.get $1
     local.get $3
     i32.lt_u
     if
      block $while-break|1
       i32.const -1
       i32.const 1
       local.get $3
       i32.const 24
       i32.sub
       local.tee $7
       i64.load
       local.tee $8
       local.get $2
       i64.load
       local.tee $9
       i64.lt_u
       select
       local.set $4
       local.get $8
       local.get $9
       i64.eq
       if
        local.get $7
        local.get $2
        call $wasm/assembly/sort/orderOfRest
        local.set $4
       end
       local.get $4
       i32.eqz
       if
        i32.const 1
        return
       end
       local.get $4
       i32.const 0
       i32.lt_s
       br_if $while-break|1
       local.get $3
       local.get $3
       i32.const 24
       i32.sub
       local.tee $4
       v128.load
       v128.store
       local.get $3
       local.get $4
       i64.load offset=16
       i64.store offset=16
       local.get $4
       local.set $3
       br $while-continue|1
      end
     end
    end
    local.get $3
    local.get $6
    v128.store
    local.get $3
    local.get $5
    i64.store offset=16
    local.get $0
    i32.const 24
    i32.add
    local.set $0
    br $for-loop|0
   end
  end
  i32.const 0
 )
 (func $wasm/assembly/power_table/fillPowers
  (local $0 i32)
  (local $1 i64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i64)
  i32.const 81456
  i32.const 0
  i32.const 36
  memory.fill
  i32.const 81488
  i32.const -2147483648
  i32.store
  loop $for-loop|0
   i32.const 81484
   i64.load
   local.set $1
   local.get $2
   i32.const 4
   i32.shl
   i32.const 76256
   i32.add
   local.tee $0
   i32.const 81476
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
      i32.const 81456
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
      i32.const 81456
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
       i32.const 81456
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
  i32.const 81456
  i32.const 0
  i32.const 36
  memory.fill
  i32.const 81488
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
      i32.const 81456
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
    i32.const 81488
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
      i32.const 81456
      i32.add
      local.tee $4
      local.get $0
      if (result i64)
       local.get $0
       i32.const 81452
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
    i32.const 81484
    i64.load
    i32.const 81476
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
    i32.const 76256
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
 (func $wasm/assembly/number_token/numberSlowly (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  i32.load offset=68
  local.set $3
  loop $while-continue|0
   local.get $1
   local.get $2
   i32.lt_u
   if
    block $while-break|0
     local.get $1
     i32.load8_u
     local.tee $5
     i32.const 48
     i32.sub
     i32.const 10
     i32.lt_u
     if (result i32)
      local.get $3
      i32.const 1
      i32.le_u
      if (result i32)
       i32.const 2
       i32.const 3
       local.get $5
       i32.const 48
       i32.eq
       select
      else
       local.get $3
       i32.const 3
       i32.eq
       if (result i32)
        i32.const 3
       else
        i32.const 5
        i32.const 8
        i32.const 0
        local.get $3
        i32.const 6
        i32.ge_u
        select
        local.get $3
        i32.const 5
        i32.eq
        local.get $3
        i32.const 4
        i32.eq
        i32.or
        select
       end
      end
     else
      local.get $5
      i32.const 45
      i32.eq
      local.tee $4
      local.get $5
      i32.const 43
      i32.eq
      i32.or
      if (result i32)
       i32.const 1
       i32.const 7
       i32.const 0
       local.get $3
       i32.const 6
       i32.eq
       select
       local.get $3
       i32.eqz
       local.get $4
       i32.and
       select
      else
       local.get $5
       i32.const 46
       i32.eq
       if (result i32)
        i32.const 4
        i32.const 0
        local.get $3
        i32.const 3
        i32.eq
        local.get $3
        i32.const 2
        i32.eq
        i32.or
        select
       else
        local.get $5
        i32.const 32
        i32.or
        i32.const 101
        i32.eq
        if (result i32)
         i32.const 6
         i32.const 0
         local.get $3
         i32.const 3
         i32.eq
         local.get $3
         i32.const 2
         i32.eq
         i32.or
         local.get $3
         i32.const 5
         i32.eq
         i32.or
         select
        else
         i32.const 0
        end
       end
      end
     end
     local.tee $4
     i32.eqz
     if
      local.get $3
      i32.const 3
      i32.eq
      local.get $3
      i32.const 2
      i32.eq
      i32.or
      local.get $3
      i32.const 5
      i32.eq
      i32.or
      local.get $3
      i32.const 8
      i32.eq
      i32.or
      i32.eqz
      if
       local.get $1
       local.get $0
       i32.load offset=16
       i32.sub
       local.set $2
       local.get $0
       i32.const 1
       i32.store
       local.get $0
       local.get $2
       i32.store offset=4
      end
      br $while-break|0
     end
     local.get $4
     local.set $3
     local.get $1
     i32.const 1
     i32.add
     local.set $1
     br $while-continue|0
    end
   end
  end
  local.get $0
  local.get $3
  i32.store offset=68
  local.get $1
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
  i32.const 70352
  v128.load
  i8x16.sub
  i32.const 70368
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
    i32.const 83560
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
    i32.const 70352
    v128.load
    i8x16.sub
    i32.const 70368
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
     i32.const 83560
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
      i32.const 83560
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
     i32.const 83592
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
  i32.const 76264
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
  i32.const 76256
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
 (func $wasm/assembly/number/doubleBits (param $0 i32) (param $1 i32) (result i64)
  (local $2 i64)
  global.get $wasm/assembly/number/hasMore
  i32.eqz
  global.get $wasm/assembly/number/digitsRead
  global.get $wasm/assembly/number/powerRead
  call $wasm/assembly/number/nearest
  local.tee $2
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
   local.get $2
   i64.eq
  end
  if
   local.get $2
   return
  end
  local.get $2
  local.get $0
  local.get $1
  local.get $2
  call $wasm/assembly/exact_decimal/isAboveHalf
  i64.extend_i32_u
  i64.add
 )
 (func $wasm/assembly/names/isSame (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  local.get $0
  i32.load offset=8
  local.get $1
  i32.add
  local.tee $1
  i32.load offset=4
  local.set $5
  local.get $0
  i32.load offset=16
  local.get $1
  i32.load
  i32.add
  i32.const 1
  i32.add
  local.set $1
  local.get $5
  i32.const 5
  i32.shr_u
  i32.const 2
  i32.sub
  local.set $4
  local.get $5
  i32.const 24
  i32.and
  if
   local.get $3
   local.get $4
   i32.gt_u
   if
    i32.const 0
    return
   end
   local.get $0
   i32.const 148
   i32.const 152
   local.get $3
   i32.const 63
   i32.add
   i32.const -32
   i32.and
   i32.const 0
   local.get $2
   local.get $0
   i32.load offset=148
   i32.eq
   select
   local.tee $0
   local.get $4
   i32.add
   i32.const -64
   i32.sub
   local.get $0
   call $wasm/assembly/session/ensure
   local.tee $5
   i32.eqz
   if
    i32.const 1
    return
   end
   local.get $1
   local.get $1
   local.get $4
   i32.add
   local.get $0
   local.get $5
   i32.add
   local.tee $1
   call $wasm/assembly/strings/decodeString
   local.get $1
   i32.sub
   local.set $4
   local.get $5
   local.get $2
   local.get $0
   select
   local.set $2
  end
  local.get $3
  local.get $4
  i32.eq
  if
   i32.const 0
   local.set $0
   block $~lib/util/memory/memcmp|inlined.0
    local.get $1
    local.get $2
    i32.eq
    br_if $~lib/util/memory/memcmp|inlined.0
    local.get $2
    i32.const 7
    i32.and
    local.get $1
    i32.const 7
    i32.and
    i32.eq
    if
     loop $while-continue|0
      local.get $2
      i32.const 7
      i32.and
      if
       i32.const 0
       local.set $0
       local.get $3
       i32.eqz
       br_if $~lib/util/memory/memcmp|inlined.0
       local.get $2
       i32.load8_u
       local.tee $4
       local.get $1
       i32.load8_u
       local.tee $5
       i32.sub
       local.set $0
       local.get $4
       local.get $5
       i32.ne
       br_if $~lib/util/memory/memcmp|inlined.0
       local.get $3
       i32.const 1
       i32.sub
       local.set $3
       local.get $2
       i32.const 1
       i32.add
       local.set $2
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       br $while-continue|0
      end
     end
     loop $while-continue|1
      local.get $3
      i32.const 8
      i32.ge_u
      if
       local.get $2
       i64.load
       local.get $1
       i64.load
       i64.eq
       if
        local.get $2
        i32.const 8
        i32.add
        local.set $2
        local.get $1
        i32.const 8
        i32.add
        local.set $1
        local.get $3
        i32.const 8
        i32.sub
        local.set $3
        br $while-continue|1
       end
      end
     end
    end
    loop $while-continue|2
     local.get $3
     local.tee $0
     i32.const 1
     i32.sub
     local.set $3
     local.get $0
     if
      local.get $2
      i32.load8_u
      local.tee $4
      local.get $1
      i32.load8_u
      local.tee $5
      i32.sub
      local.set $0
      local.get $4
      local.get $5
      i32.ne
      br_if $~lib/util/memory/memcmp|inlined.0
      local.get $2
      i32.const 1
      i32.add
      local.set $2
      local.get $1
      i32.const 1
      i32.add
      local.set $1
      br $while-continue|2
     end
    end
    i32.const 0
    local.set $0
   end
  else
   i32.const 1
   local.set $0
  end
  local.get $0
  i32.eqz
 )
 (func $wasm/assembly/merkle/parentHashes (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 v128)
  (local $18 v128)
  call $wasm/assembly/merkle/fillEndings
  loop $for-loop|0
   local.get $1
   i32.const 3
   i32.gt_u
   if
    i32.const 2240
    i32.load
    i32.eqz
    if
     i32.const 0
     local.set $3
     loop $for-loop|00
      local.get $3
      i32.const 64
      i32.lt_u
      if
       local.get $3
       i32.const 4
       i32.shl
       i32.const 2240
       i32.add
       local.get $3
       i32.const 2
       i32.shl
       i32.const 1152
       i32.add
       v128.load32_splat
       v128.store
       local.get $3
       i32.const 1
       i32.add
       local.set $3
       br $for-loop|00
      end
     end
    end
    i32.const 0
    local.set $3
    loop $for-loop|001
     local.get $3
     i32.const 8
     i32.lt_u
     if
      local.get $3
      i32.const 4
      i32.shl
      i32.const 70080
      i32.add
      local.get $3
      i32.const 2
      i32.shl
      i32.const 1408
      i32.add
      v128.load32_splat
      v128.store
      local.get $3
      i32.const 1
      i32.add
      local.set $3
      br $for-loop|001
     end
    end
    local.get $0
    i32.load8_u offset=63
    i32.const 8
    i32.shl
    i32.const 4480
    i32.add
    local.get $0
    i32.load8_u offset=127
    i32.const 8
    i32.shl
    i32.const 4480
    i32.add
    local.get $0
    i32.load8_u offset=191
    i32.const 8
    i32.shl
    i32.const 4480
    i32.add
    local.get $0
    i32.load8_u offset=255
    i32.const 8
    i32.shl
    i32.const 4480
    i32.add
    local.get $0
    i32.const 1
    i32.sub
    local.set $8
    local.get $0
    i32.const 63
    i32.add
    local.set $9
    local.get $0
    i32.const 127
    i32.add
    local.set $10
    local.get $0
    i32.const 191
    i32.add
    local.set $11
    i32.const 0
    local.set $3
    loop $for-loop|002
     local.get $3
     i32.const 64
     i32.lt_u
     if
      local.get $3
      i32.const 2
      i32.shl
      i32.const 1984
      i32.add
      local.tee $12
      local.get $3
      local.get $8
      i32.add
      v128.load
      local.tee $4
      local.get $4
      i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
      local.tee $4
      local.get $3
      local.get $9
      i32.add
      v128.load
      local.tee $14
      local.get $14
      i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
      local.tee $14
      i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
      local.tee $15
      local.get $3
      local.get $10
      i32.add
      v128.load
      local.tee $16
      local.get $16
      i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
      local.tee $16
      local.get $3
      local.get $11
      i32.add
      v128.load
      local.tee $17
      local.get $17
      i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
      local.tee $17
      i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
      local.tee $18
      i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
      v128.store
      local.get $12
      local.get $15
      local.get $18
      i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
      v128.store offset=16
      local.get $12
      local.get $4
      local.get $14
      i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
      local.tee $4
      local.get $16
      local.get $17
      i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
      local.tee $14
      i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
      v128.store offset=32
      local.get $12
      local.get $4
      local.get $14
      i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
      v128.store offset=48
      local.get $3
      i32.const 16
      i32.add
      local.set $3
      br $for-loop|002
     end
    end
    i32.const 1984
    i32.const 1984
    v128.load
    v128.const i32x4 0x00ffffff 0x00ffffff 0x00ffffff 0x00ffffff
    v128.and
    v128.const i32x4 0x01000000 0x01000000 0x01000000 0x01000000
    v128.or
    v128.store
    i32.const 70080
    call $wasm/assembly/lanes/compressWindow
    call $wasm/assembly/lanes/compressKeyedLanes
    i32.const 0
    local.set $5
    loop $for-loop|01
     local.get $5
     i32.const 2
     i32.lt_u
     if
      i32.const 1984
      local.get $5
      i32.const 6
      i32.shl
      i32.const 70080
      i32.add
      local.tee $3
      v128.load
      local.tee $4
      local.get $3
      v128.load offset=16
      local.tee $14
      i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
      local.tee $15
      local.get $3
      v128.load offset=32
      local.tee $16
      local.get $3
      v128.load offset=48
      local.tee $17
      i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
      local.tee $18
      i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
      v128.store
      i32.const 2000
      local.get $15
      local.get $18
      i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
      v128.store
      i32.const 2016
      local.get $4
      local.get $14
      i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
      local.tee $4
      local.get $16
      local.get $17
      i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
      local.tee $14
      i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
      v128.store
      i32.const 2032
      local.get $4
      local.get $14
      i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
      v128.store
      i32.const 0
      local.set $3
      loop $for-loop|1
       local.get $3
       i32.const 4
       i32.lt_u
       if
        local.get $2
        local.get $3
        i32.const 5
        i32.shl
        i32.add
        local.get $5
        i32.const 4
        i32.shl
        i32.add
        local.get $3
        i32.const 4
        i32.shl
        i32.const 1984
        i32.add
        v128.load
        local.tee $4
        local.get $4
        i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
        v128.store
        local.get $3
        i32.const 1
        i32.add
        local.set $3
        br $for-loop|1
       end
      end
      local.get $5
      i32.const 1
      i32.add
      local.set $5
      br $for-loop|01
     end
    end
    local.get $0
    i32.const 256
    i32.add
    local.set $0
    local.get $2
    i32.const 128
    i32.add
    local.set $2
    local.get $1
    i32.const 4
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
  loop $for-loop|12
   local.get $1
   if
    local.get $0
    local.get $0
    i32.const 32
    i32.add
    local.get $2
    call $wasm/assembly/merkle/nodeHash
    local.get $0
    i32.const -64
    i32.sub
    local.set $0
    local.get $2
    i32.const 32
    i32.add
    local.set $2
    local.get $1
    i32.const 1
    i32.sub
    local.set $1
    br $for-loop|12
   end
  end
 )
 (func $wasm/assembly/merkle/fillEndings
  (local $0 i32)
  (local $1 i32)
  (local $2 i32)
  (local $3 i32)
  i32.const 4480
  i32.load
  if
   return
  end
  loop $for-loop|0
   local.get $2
   i32.const 256
   i32.lt_u
   if
    local.get $2
    i32.const 8
    i32.shl
    i32.const 4480
    i32.add
    local.tee $1
    local.get $2
    i32.const 24
    i32.shl
    i32.const 8388608
    i32.or
    i32.store
    i32.const 1
    local.set $0
    loop $for-loop|1
     local.get $0
     i32.const 15
     i32.lt_u
     if
      local.get $1
      local.get $0
      i32.const 2
      i32.shl
      i32.add
      i32.const 0
      i32.store
      local.get $0
      i32.const 1
      i32.add
      local.set $0
      br $for-loop|1
     end
    end
    local.get $1
    i32.const 520
    i32.store offset=60
    local.get $1
    i32.const -64
    i32.sub
    local.set $0
    loop $for-loop|2
     local.get $0
     local.get $1
     i32.const 256
     i32.add
     i32.lt_u
     if
      local.get $0
      local.get $0
      i32.const 28
      i32.sub
      i32.load
      local.get $0
      i32.const -64
      i32.add
      i32.load
      local.get $0
      i32.const 60
      i32.sub
      i32.load
      local.tee $3
      i32.const 7
      i32.rotr
      local.get $3
      i32.const 18
      i32.rotr
      i32.xor
      local.get $3
      i32.const 3
      i32.shr_u
      i32.xor
      i32.add
      i32.add
      local.get $0
      i32.const 8
      i32.sub
      i32.load
      local.tee $3
      i32.const 17
      i32.rotr
      local.get $3
      i32.const 19
      i32.rotr
      i32.xor
      local.get $3
      i32.const 10
      i32.shr_u
      i32.xor
      i32.add
      i32.store
      local.get $0
      i32.const 4
      i32.add
      local.set $0
      br $for-loop|2
     end
    end
    i32.const 0
    local.set $0
    loop $for-loop|3
     local.get $0
     i32.const 256
     i32.lt_u
     if
      local.get $0
      local.get $1
      i32.add
      local.tee $3
      local.get $3
      i32.load
      local.get $0
      i32.const 1152
      i32.add
      i32.load
      i32.add
      i32.store
      local.get $0
      i32.const 4
      i32.add
      local.set $0
      br $for-loop|3
     end
    end
    local.get $2
    i32.const 1
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/lanes/compressWindow (param $0 i32)
  (local $1 v128)
  (local $2 v128)
  (local $3 v128)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 i32)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  local.get $0
  v128.load offset=48
  local.get $0
  v128.load offset=112
  i32.const 2240
  v128.load
  i32.const 1984
  v128.load
  i32x4.add
  i32x4.add
  local.get $0
  v128.load offset=96
  local.tee $1
  local.get $0
  v128.load offset=64
  local.tee $2
  local.get $0
  v128.load offset=80
  local.tee $3
  local.get $1
  v128.xor
  v128.and
  v128.xor
  local.get $2
  i32.const 6
  i32x4.shr_u
  local.get $2
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $2
  i32.const 11
  i32x4.shr_u
  local.get $2
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  i32.const 25
  i32x4.shr_u
  local.get $2
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  i32x4.add
  local.set $5
  local.get $0
  v128.load
  local.tee $6
  local.get $0
  v128.load offset=16
  local.tee $7
  v128.xor
  local.set $8
  local.get $4
  local.get $6
  i32.const 2
  i32x4.shr_u
  local.get $6
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $6
  i32.const 13
  i32x4.shr_u
  local.get $6
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  i32.const 22
  i32x4.shr_u
  local.get $6
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $7
  local.get $8
  local.get $7
  local.get $0
  v128.load offset=32
  local.tee $4
  v128.xor
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $9
  local.get $6
  v128.xor
  local.set $11
  local.get $7
  local.get $3
  i32.const 2272
  v128.load
  i32.const 2016
  v128.load
  i32x4.add
  i32x4.add
  local.get $2
  local.get $4
  local.get $1
  i32.const 2256
  v128.load
  i32.const 2000
  v128.load
  i32x4.add
  i32x4.add
  local.get $3
  local.get $5
  local.get $2
  local.get $3
  v128.xor
  v128.and
  v128.xor
  local.get $5
  i32.const 6
  i32x4.shr_u
  local.get $5
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $5
  i32.const 11
  i32x4.shr_u
  local.get $5
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $5
  i32.const 25
  i32x4.shr_u
  local.get $5
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $1
  i32x4.add
  local.tee $3
  local.get $5
  local.get $2
  v128.xor
  v128.and
  v128.xor
  local.get $3
  i32.const 6
  i32x4.shr_u
  local.get $3
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $3
  i32.const 11
  i32x4.shr_u
  local.get $3
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $3
  i32.const 25
  i32x4.shr_u
  local.get $3
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  i32x4.add
  local.set $7
  local.get $1
  local.get $9
  i32.const 2
  i32x4.shr_u
  local.get $9
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $9
  i32.const 13
  i32x4.shr_u
  local.get $9
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $9
  i32.const 22
  i32x4.shr_u
  local.get $9
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  local.get $11
  local.get $8
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $1
  local.get $9
  v128.xor
  local.set $8
  local.get $4
  local.get $1
  i32.const 2
  i32x4.shr_u
  local.get $1
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $1
  i32.const 13
  i32x4.shr_u
  local.get $1
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $1
  i32.const 22
  i32x4.shr_u
  local.get $1
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $9
  local.get $8
  local.get $11
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  local.get $1
  v128.xor
  local.set $11
  local.get $9
  local.get $5
  i32.const 2304
  v128.load
  i32.const 2048
  v128.load
  i32x4.add
  i32x4.add
  local.get $3
  local.get $6
  local.get $2
  i32.const 2288
  v128.load
  i32.const 2032
  v128.load
  i32x4.add
  i32x4.add
  local.get $5
  local.get $7
  local.get $3
  local.get $5
  v128.xor
  v128.and
  v128.xor
  local.get $7
  i32.const 6
  i32x4.shr_u
  local.get $7
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $7
  i32.const 11
  i32x4.shr_u
  local.get $7
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $7
  i32.const 25
  i32x4.shr_u
  local.get $7
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  i32x4.add
  local.tee $5
  local.get $7
  local.get $3
  v128.xor
  v128.and
  v128.xor
  local.get $5
  i32.const 6
  i32x4.shr_u
  local.get $5
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $5
  i32.const 11
  i32x4.shr_u
  local.get $5
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $5
  i32.const 25
  i32x4.shr_u
  local.get $5
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $6
  i32x4.add
  local.set $9
  local.get $2
  local.get $4
  i32.const 2
  i32x4.shr_u
  local.get $4
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $4
  i32.const 13
  i32x4.shr_u
  local.get $4
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  i32.const 22
  i32x4.shr_u
  local.get $4
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $1
  local.get $11
  local.get $8
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  local.get $4
  v128.xor
  local.set $8
  local.get $6
  local.get $2
  i32.const 2
  i32x4.shr_u
  local.get $2
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $2
  i32.const 13
  i32x4.shr_u
  local.get $2
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  i32.const 22
  i32x4.shr_u
  local.get $2
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  local.get $8
  local.get $11
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $6
  local.get $2
  v128.xor
  local.set $11
  local.get $4
  local.get $7
  i32.const 2336
  v128.load
  i32.const 2080
  v128.load
  i32x4.add
  i32x4.add
  local.get $5
  local.get $1
  local.get $3
  i32.const 2320
  v128.load
  i32.const 2064
  v128.load
  i32x4.add
  i32x4.add
  local.get $7
  local.get $9
  local.get $5
  local.get $7
  v128.xor
  v128.and
  v128.xor
  local.get $9
  i32.const 6
  i32x4.shr_u
  local.get $9
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $9
  i32.const 11
  i32x4.shr_u
  local.get $9
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $9
  i32.const 25
  i32x4.shr_u
  local.get $9
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $1
  i32x4.add
  local.tee $3
  local.get $9
  local.get $5
  v128.xor
  v128.and
  v128.xor
  local.get $3
  i32.const 6
  i32x4.shr_u
  local.get $3
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $3
  i32.const 11
  i32x4.shr_u
  local.get $3
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $3
  i32.const 25
  i32x4.shr_u
  local.get $3
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  i32x4.add
  local.set $7
  local.get $1
  local.get $6
  i32.const 2
  i32x4.shr_u
  local.get $6
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $6
  i32.const 13
  i32x4.shr_u
  local.get $6
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  i32.const 22
  i32x4.shr_u
  local.get $6
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  local.get $11
  local.get $8
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $1
  local.get $6
  v128.xor
  local.set $8
  local.get $4
  local.get $1
  i32.const 2
  i32x4.shr_u
  local.get $1
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $1
  i32.const 13
  i32x4.shr_u
  local.get $1
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $1
  i32.const 22
  i32x4.shr_u
  local.get $1
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  local.get $8
  local.get $11
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  local.get $1
  v128.xor
  local.set $11
  local.get $6
  local.get $9
  i32.const 2368
  v128.load
  i32.const 2112
  v128.load
  i32x4.add
  i32x4.add
  local.get $3
  local.get $2
  local.get $5
  i32.const 2352
  v128.load
  i32.const 2096
  v128.load
  i32x4.add
  i32x4.add
  local.get $9
  local.get $7
  local.get $3
  local.get $9
  v128.xor
  v128.and
  v128.xor
  local.get $7
  i32.const 6
  i32x4.shr_u
  local.get $7
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $7
  i32.const 11
  i32x4.shr_u
  local.get $7
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $7
  i32.const 25
  i32x4.shr_u
  local.get $7
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  i32x4.add
  local.tee $5
  local.get $7
  local.get $3
  v128.xor
  v128.and
  v128.xor
  local.get $5
  i32.const 6
  i32x4.shr_u
  local.get $5
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $5
  i32.const 11
  i32x4.shr_u
  local.get $5
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $5
  i32.const 25
  i32x4.shr_u
  local.get $5
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $6
  i32x4.add
  local.set $9
  local.get $2
  local.get $4
  i32.const 2
  i32x4.shr_u
  local.get $4
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $4
  i32.const 13
  i32x4.shr_u
  local.get $4
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  i32.const 22
  i32x4.shr_u
  local.get $4
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $1
  local.get $11
  local.get $8
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  local.get $4
  v128.xor
  local.set $8
  local.get $6
  local.get $2
  i32.const 2
  i32x4.shr_u
  local.get $2
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $2
  i32.const 13
  i32x4.shr_u
  local.get $2
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  i32.const 22
  i32x4.shr_u
  local.get $2
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  local.get $8
  local.get $11
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $6
  local.get $2
  v128.xor
  local.set $11
  local.get $4
  local.get $7
  i32.const 2400
  v128.load
  i32.const 2144
  v128.load
  i32x4.add
  i32x4.add
  local.get $5
  local.get $1
  local.get $3
  i32.const 2384
  v128.load
  i32.const 2128
  v128.load
  i32x4.add
  i32x4.add
  local.get $7
  local.get $9
  local.get $5
  local.get $7
  v128.xor
  v128.and
  v128.xor
  local.get $9
  i32.const 6
  i32x4.shr_u
  local.get $9
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $9
  i32.const 11
  i32x4.shr_u
  local.get $9
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $9
  i32.const 25
  i32x4.shr_u
  local.get $9
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $1
  i32x4.add
  local.tee $3
  local.get $9
  local.get $5
  v128.xor
  v128.and
  v128.xor
  local.get $3
  i32.const 6
  i32x4.shr_u
  local.get $3
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $3
  i32.const 11
  i32x4.shr_u
  local.get $3
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $3
  i32.const 25
  i32x4.shr_u
  local.get $3
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  i32x4.add
  local.set $7
  local.get $1
  local.get $6
  i32.const 2
  i32x4.shr_u
  local.get $6
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $6
  i32.const 13
  i32x4.shr_u
  local.get $6
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  i32.const 22
  i32x4.shr_u
  local.get $6
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  local.get $11
  local.get $8
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $12
  local.get $6
  v128.xor
  local.set $1
  local.get $4
  local.get $12
  i32.const 2
  i32x4.shr_u
  local.get $12
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $12
  i32.const 13
  i32x4.shr_u
  local.get $12
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $12
  i32.const 22
  i32x4.shr_u
  local.get $12
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  local.get $1
  local.get $11
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $11
  local.get $12
  v128.xor
  local.set $4
  local.get $6
  local.get $9
  i32.const 2432
  v128.load
  i32.const 2176
  v128.load
  i32x4.add
  i32x4.add
  local.get $3
  local.get $2
  local.get $5
  i32.const 2416
  v128.load
  i32.const 2160
  v128.load
  i32x4.add
  i32x4.add
  local.get $9
  local.get $7
  local.get $3
  local.get $9
  v128.xor
  v128.and
  v128.xor
  local.get $7
  i32.const 6
  i32x4.shr_u
  local.get $7
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $7
  i32.const 11
  i32x4.shr_u
  local.get $7
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $7
  i32.const 25
  i32x4.shr_u
  local.get $7
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  i32x4.add
  local.tee $9
  local.get $7
  local.get $3
  v128.xor
  v128.and
  v128.xor
  local.get $9
  i32.const 6
  i32x4.shr_u
  local.get $9
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $9
  i32.const 11
  i32x4.shr_u
  local.get $9
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $9
  i32.const 25
  i32x4.shr_u
  local.get $9
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $5
  i32x4.add
  local.set $8
  local.get $2
  local.get $11
  i32.const 2
  i32x4.shr_u
  local.get $11
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $11
  i32.const 13
  i32x4.shr_u
  local.get $11
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $11
  i32.const 22
  i32x4.shr_u
  local.get $11
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $12
  local.get $4
  local.get $1
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $13
  local.get $11
  v128.xor
  local.set $2
  local.get $5
  local.get $13
  i32.const 2
  i32x4.shr_u
  local.get $13
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $13
  i32.const 13
  i32x4.shr_u
  local.get $13
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $13
  i32.const 22
  i32x4.shr_u
  local.get $13
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $11
  local.get $2
  local.get $4
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $4
  local.get $13
  v128.xor
  local.set $1
  local.get $11
  local.get $7
  i32.const 2464
  v128.load
  i32.const 2208
  v128.load
  i32x4.add
  i32x4.add
  local.get $9
  local.get $12
  local.get $3
  i32.const 2448
  v128.load
  i32.const 2192
  v128.load
  i32x4.add
  i32x4.add
  local.get $7
  local.get $8
  local.get $9
  local.get $7
  v128.xor
  v128.and
  v128.xor
  local.get $8
  i32.const 6
  i32x4.shr_u
  local.get $8
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $8
  i32.const 11
  i32x4.shr_u
  local.get $8
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $8
  i32.const 25
  i32x4.shr_u
  local.get $8
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $3
  i32x4.add
  local.tee $5
  local.get $8
  local.get $9
  v128.xor
  v128.and
  v128.xor
  local.get $5
  i32.const 6
  i32x4.shr_u
  local.get $5
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $5
  i32.const 11
  i32x4.shr_u
  local.get $5
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $5
  i32.const 25
  i32x4.shr_u
  local.get $5
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $11
  i32x4.add
  local.set $6
  local.get $3
  local.get $4
  i32.const 2
  i32x4.shr_u
  local.get $4
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $4
  i32.const 13
  i32x4.shr_u
  local.get $4
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  i32.const 22
  i32x4.shr_u
  local.get $4
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $13
  local.get $1
  local.get $2
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $2
  local.get $4
  v128.xor
  local.set $12
  local.get $13
  local.get $9
  i32.const 2480
  v128.load
  i32.const 2224
  v128.load
  i32x4.add
  i32x4.add
  local.get $8
  local.get $6
  local.get $5
  local.get $8
  v128.xor
  v128.and
  v128.xor
  local.get $6
  i32.const 6
  i32x4.shr_u
  local.get $6
  i32.const 26
  i32x4.shl
  v128.xor
  local.get $6
  i32.const 11
  i32x4.shr_u
  local.get $6
  i32.const 21
  i32x4.shl
  v128.xor
  v128.xor
  local.get $6
  i32.const 25
  i32x4.shr_u
  local.get $6
  i32.const 7
  i32x4.shl
  v128.xor
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $13
  i32x4.add
  local.set $7
  local.get $11
  local.get $2
  i32.const 2
  i32x4.shr_u
  local.get $2
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $2
  i32.const 13
  i32x4.shr_u
  local.get $2
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  i32.const 22
  i32x4.shr_u
  local.get $2
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $4
  local.get $12
  local.get $1
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.tee $3
  local.get $2
  v128.xor
  local.set $9
  local.get $13
  local.get $3
  i32.const 2
  i32x4.shr_u
  local.get $3
  i32.const 30
  i32x4.shl
  v128.xor
  local.get $3
  i32.const 13
  i32x4.shr_u
  local.get $3
  i32.const 19
  i32x4.shl
  v128.xor
  v128.xor
  local.get $3
  i32.const 22
  i32x4.shr_u
  local.get $3
  i32.const 10
  i32x4.shl
  v128.xor
  v128.xor
  local.get $2
  local.get $9
  local.get $12
  v128.and
  v128.xor
  i32x4.add
  i32x4.add
  local.set $1
  i32.const 2496
  local.set $10
  loop $for-loop|0
   local.get $10
   i32.const 3264
   i32.lt_u
   if
    i32.const 1984
    i32.const 1984
    v128.load
    i32.const 2000
    v128.load
    local.tee $11
    i32.const 7
    i32x4.shr_u
    local.get $11
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 18
    i32x4.shr_u
    local.get $11
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2128
    v128.load
    i32.const 2208
    v128.load
    local.tee $11
    i32.const 17
    i32x4.shr_u
    local.get $11
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 19
    i32x4.shr_u
    local.get $11
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $11
    v128.store
    local.get $4
    local.get $8
    local.get $10
    v128.load
    local.get $11
    i32x4.add
    i32x4.add
    local.get $5
    local.get $7
    local.get $6
    local.get $5
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $4
    i32x4.add
    local.set $8
    i32.const 2000
    i32.const 2000
    v128.load
    i32.const 2016
    v128.load
    local.tee $11
    i32.const 7
    i32x4.shr_u
    local.get $11
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 18
    i32x4.shr_u
    local.get $11
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2144
    v128.load
    i32.const 2224
    v128.load
    local.tee $11
    i32.const 17
    i32x4.shr_u
    local.get $11
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 19
    i32x4.shr_u
    local.get $11
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $11
    v128.store
    local.get $2
    local.get $5
    local.get $10
    v128.load offset=16
    local.get $11
    i32x4.add
    i32x4.add
    local.get $6
    local.get $8
    local.get $7
    local.get $6
    v128.xor
    v128.and
    v128.xor
    local.get $8
    i32.const 6
    i32x4.shr_u
    local.get $8
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $8
    i32.const 11
    i32x4.shr_u
    local.get $8
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    i32.const 25
    i32x4.shr_u
    local.get $8
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    i32x4.add
    local.set $5
    local.get $4
    local.get $1
    i32.const 2
    i32x4.shr_u
    local.get $1
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $1
    i32.const 13
    i32x4.shr_u
    local.get $1
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    i32.const 22
    i32x4.shr_u
    local.get $1
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    local.get $1
    local.get $3
    v128.xor
    local.tee $4
    local.get $9
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $9
    local.get $1
    v128.xor
    local.set $11
    i32.const 2016
    i32.const 2016
    v128.load
    i32.const 2032
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2160
    v128.load
    i32.const 1984
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $3
    local.get $6
    local.get $10
    v128.load offset=32
    local.get $12
    i32x4.add
    i32x4.add
    local.get $7
    local.get $5
    local.get $8
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $5
    i32.const 6
    i32x4.shr_u
    local.get $5
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 11
    i32x4.shr_u
    local.get $5
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 25
    i32x4.shr_u
    local.get $5
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    i32x4.add
    local.set $6
    local.get $2
    local.get $9
    i32.const 2
    i32x4.shr_u
    local.get $9
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $9
    i32.const 13
    i32x4.shr_u
    local.get $9
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    i32.const 22
    i32x4.shr_u
    local.get $9
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    local.get $9
    v128.xor
    local.set $4
    i32.const 2032
    i32.const 2032
    v128.load
    i32.const 2048
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2176
    v128.load
    i32.const 2000
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $1
    local.get $7
    local.get $10
    v128.load offset=48
    local.get $12
    i32x4.add
    i32x4.add
    local.get $8
    local.get $6
    local.get $5
    local.get $8
    v128.xor
    v128.and
    v128.xor
    local.get $6
    i32.const 6
    i32x4.shr_u
    local.get $6
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 11
    i32x4.shr_u
    local.get $6
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 25
    i32x4.shr_u
    local.get $6
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    i32x4.add
    local.set $7
    local.get $3
    local.get $2
    i32.const 2
    i32x4.shr_u
    local.get $2
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $2
    i32.const 13
    i32x4.shr_u
    local.get $2
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    i32.const 22
    i32x4.shr_u
    local.get $2
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    local.get $4
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    local.get $2
    v128.xor
    local.set $11
    i32.const 2048
    i32.const 2048
    v128.load
    i32.const 2064
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2192
    v128.load
    i32.const 2016
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $9
    local.get $8
    local.get $10
    v128.load offset=64
    local.get $12
    i32x4.add
    i32x4.add
    local.get $5
    local.get $7
    local.get $6
    local.get $5
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $8
    i32x4.add
    local.set $9
    local.get $1
    local.get $3
    i32.const 2
    i32x4.shr_u
    local.get $3
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $3
    i32.const 13
    i32x4.shr_u
    local.get $3
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    i32.const 22
    i32x4.shr_u
    local.get $3
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    local.get $3
    v128.xor
    local.set $4
    i32.const 2064
    i32.const 2064
    v128.load
    i32.const 2080
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2208
    v128.load
    i32.const 2032
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $2
    local.get $5
    local.get $10
    v128.load offset=80
    local.get $12
    i32x4.add
    i32x4.add
    local.get $6
    local.get $9
    local.get $7
    local.get $6
    v128.xor
    v128.and
    v128.xor
    local.get $9
    i32.const 6
    i32x4.shr_u
    local.get $9
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $9
    i32.const 11
    i32x4.shr_u
    local.get $9
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    i32.const 25
    i32x4.shr_u
    local.get $9
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    i32x4.add
    local.set $5
    local.get $8
    local.get $1
    i32.const 2
    i32x4.shr_u
    local.get $1
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $1
    i32.const 13
    i32x4.shr_u
    local.get $1
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    i32.const 22
    i32x4.shr_u
    local.get $1
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    local.get $4
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $8
    local.get $1
    v128.xor
    local.set $11
    i32.const 2080
    i32.const 2080
    v128.load
    i32.const 2096
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2224
    v128.load
    i32.const 2048
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $3
    local.get $6
    local.get $10
    v128.load offset=96
    local.get $12
    i32x4.add
    i32x4.add
    local.get $7
    local.get $5
    local.get $9
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $5
    i32.const 6
    i32x4.shr_u
    local.get $5
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 11
    i32x4.shr_u
    local.get $5
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 25
    i32x4.shr_u
    local.get $5
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    i32x4.add
    local.set $6
    local.get $2
    local.get $8
    i32.const 2
    i32x4.shr_u
    local.get $8
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $8
    i32.const 13
    i32x4.shr_u
    local.get $8
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    i32.const 22
    i32x4.shr_u
    local.get $8
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    local.get $8
    v128.xor
    local.set $4
    i32.const 2096
    i32.const 2096
    v128.load
    i32.const 2112
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 1984
    v128.load
    i32.const 2064
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $1
    local.get $7
    local.get $10
    v128.load offset=112
    local.get $12
    i32x4.add
    i32x4.add
    local.get $9
    local.get $6
    local.get $5
    local.get $9
    v128.xor
    v128.and
    v128.xor
    local.get $6
    i32.const 6
    i32x4.shr_u
    local.get $6
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 11
    i32x4.shr_u
    local.get $6
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 25
    i32x4.shr_u
    local.get $6
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    i32x4.add
    local.set $7
    local.get $3
    local.get $2
    i32.const 2
    i32x4.shr_u
    local.get $2
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $2
    i32.const 13
    i32x4.shr_u
    local.get $2
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    i32.const 22
    i32x4.shr_u
    local.get $2
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    local.get $4
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    local.get $2
    v128.xor
    local.set $11
    i32.const 2112
    i32.const 2112
    v128.load
    i32.const 2128
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2000
    v128.load
    i32.const 2080
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $8
    local.get $9
    local.get $10
    v128.load offset=128
    local.get $12
    i32x4.add
    i32x4.add
    local.get $5
    local.get $7
    local.get $6
    local.get $5
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $8
    i32x4.add
    local.set $9
    local.get $1
    local.get $3
    i32.const 2
    i32x4.shr_u
    local.get $3
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $3
    i32.const 13
    i32x4.shr_u
    local.get $3
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    i32.const 22
    i32x4.shr_u
    local.get $3
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    local.get $3
    v128.xor
    local.set $4
    i32.const 2128
    i32.const 2128
    v128.load
    i32.const 2144
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2016
    v128.load
    i32.const 2096
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $2
    local.get $5
    local.get $10
    v128.load offset=144
    local.get $12
    i32x4.add
    i32x4.add
    local.get $6
    local.get $9
    local.get $7
    local.get $6
    v128.xor
    v128.and
    v128.xor
    local.get $9
    i32.const 6
    i32x4.shr_u
    local.get $9
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $9
    i32.const 11
    i32x4.shr_u
    local.get $9
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    i32.const 25
    i32x4.shr_u
    local.get $9
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    i32x4.add
    local.set $5
    local.get $8
    local.get $1
    i32.const 2
    i32x4.shr_u
    local.get $1
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $1
    i32.const 13
    i32x4.shr_u
    local.get $1
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    i32.const 22
    i32x4.shr_u
    local.get $1
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    local.get $4
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $8
    local.get $1
    v128.xor
    local.set $11
    i32.const 2144
    i32.const 2144
    v128.load
    i32.const 2160
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2032
    v128.load
    i32.const 2112
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $3
    local.get $6
    local.get $10
    v128.load offset=160
    local.get $12
    i32x4.add
    i32x4.add
    local.get $7
    local.get $5
    local.get $9
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $5
    i32.const 6
    i32x4.shr_u
    local.get $5
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 11
    i32x4.shr_u
    local.get $5
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 25
    i32x4.shr_u
    local.get $5
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    i32x4.add
    local.set $6
    local.get $2
    local.get $8
    i32.const 2
    i32x4.shr_u
    local.get $8
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $8
    i32.const 13
    i32x4.shr_u
    local.get $8
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    i32.const 22
    i32x4.shr_u
    local.get $8
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    local.get $8
    v128.xor
    local.set $4
    i32.const 2160
    i32.const 2160
    v128.load
    i32.const 2176
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2048
    v128.load
    i32.const 2128
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $1
    local.get $7
    local.get $10
    v128.load offset=176
    local.get $12
    i32x4.add
    i32x4.add
    local.get $9
    local.get $6
    local.get $5
    local.get $9
    v128.xor
    v128.and
    v128.xor
    local.get $6
    i32.const 6
    i32x4.shr_u
    local.get $6
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 11
    i32x4.shr_u
    local.get $6
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 25
    i32x4.shr_u
    local.get $6
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    i32x4.add
    local.set $7
    local.get $3
    local.get $2
    i32.const 2
    i32x4.shr_u
    local.get $2
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $2
    i32.const 13
    i32x4.shr_u
    local.get $2
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    i32.const 22
    i32x4.shr_u
    local.get $2
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    local.get $4
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    local.get $2
    v128.xor
    local.set $11
    i32.const 2176
    i32.const 2176
    v128.load
    i32.const 2192
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2064
    v128.load
    i32.const 2144
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $8
    local.get $9
    local.get $10
    v128.load offset=192
    local.get $12
    i32x4.add
    i32x4.add
    local.get $5
    local.get $7
    local.get $6
    local.get $5
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $9
    i32x4.add
    local.set $8
    local.get $1
    local.get $3
    i32.const 2
    i32x4.shr_u
    local.get $3
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $3
    i32.const 13
    i32x4.shr_u
    local.get $3
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    i32.const 22
    i32x4.shr_u
    local.get $3
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    local.get $11
    local.get $4
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    local.get $3
    v128.xor
    local.set $12
    i32.const 2192
    i32.const 2192
    v128.load
    i32.const 2208
    v128.load
    local.tee $4
    i32.const 7
    i32x4.shr_u
    local.get $4
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $4
    i32.const 18
    i32x4.shr_u
    local.get $4
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2080
    v128.load
    i32.const 2160
    v128.load
    local.tee $4
    i32.const 17
    i32x4.shr_u
    local.get $4
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $4
    i32.const 19
    i32x4.shr_u
    local.get $4
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $4
    v128.store
    local.get $2
    local.get $5
    local.get $10
    v128.load offset=208
    local.get $4
    i32x4.add
    i32x4.add
    local.get $6
    local.get $8
    local.get $7
    local.get $6
    v128.xor
    v128.and
    v128.xor
    local.get $8
    i32.const 6
    i32x4.shr_u
    local.get $8
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $8
    i32.const 11
    i32x4.shr_u
    local.get $8
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    i32.const 25
    i32x4.shr_u
    local.get $8
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    i32x4.add
    local.set $5
    local.get $9
    local.get $1
    i32.const 2
    i32x4.shr_u
    local.get $1
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $1
    i32.const 13
    i32x4.shr_u
    local.get $1
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    i32.const 22
    i32x4.shr_u
    local.get $1
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    local.get $12
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $4
    local.get $1
    v128.xor
    local.set $9
    i32.const 2208
    i32.const 2208
    v128.load
    i32.const 2224
    v128.load
    local.tee $11
    i32.const 7
    i32x4.shr_u
    local.get $11
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 18
    i32x4.shr_u
    local.get $11
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2096
    v128.load
    i32.const 2176
    v128.load
    local.tee $11
    i32.const 17
    i32x4.shr_u
    local.get $11
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 19
    i32x4.shr_u
    local.get $11
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $11
    v128.store
    local.get $3
    local.get $6
    local.get $10
    v128.load offset=224
    local.get $11
    i32x4.add
    i32x4.add
    local.get $7
    local.get $5
    local.get $8
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $5
    i32.const 6
    i32x4.shr_u
    local.get $5
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 11
    i32x4.shr_u
    local.get $5
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 25
    i32x4.shr_u
    local.get $5
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    i32x4.add
    local.set $6
    local.get $2
    local.get $4
    i32.const 2
    i32x4.shr_u
    local.get $4
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $4
    i32.const 13
    i32x4.shr_u
    local.get $4
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    i32.const 22
    i32x4.shr_u
    local.get $4
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $1
    local.get $9
    local.get $12
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $2
    local.get $4
    v128.xor
    local.set $11
    i32.const 2224
    i32.const 2224
    v128.load
    i32.const 1984
    v128.load
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32.const 2112
    v128.load
    i32.const 2192
    v128.load
    local.tee $12
    i32.const 17
    i32x4.shr_u
    local.get $12
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 19
    i32x4.shr_u
    local.get $12
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    v128.store
    local.get $1
    local.get $7
    local.get $10
    v128.load offset=240
    local.get $12
    i32x4.add
    i32x4.add
    local.get $8
    local.get $6
    local.get $5
    local.get $8
    v128.xor
    v128.and
    v128.xor
    local.get $6
    i32.const 6
    i32x4.shr_u
    local.get $6
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 11
    i32x4.shr_u
    local.get $6
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 25
    i32x4.shr_u
    local.get $6
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $1
    i32x4.add
    local.set $7
    local.get $3
    local.get $2
    i32.const 2
    i32x4.shr_u
    local.get $2
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $2
    i32.const 13
    i32x4.shr_u
    local.get $2
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    i32.const 22
    i32x4.shr_u
    local.get $2
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    local.get $11
    local.get $9
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $3
    local.get $2
    v128.xor
    local.set $9
    local.get $1
    local.get $3
    i32.const 2
    i32x4.shr_u
    local.get $3
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $3
    i32.const 13
    i32x4.shr_u
    local.get $3
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $3
    i32.const 22
    i32x4.shr_u
    local.get $3
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $2
    local.get $9
    local.get $11
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.set $1
    local.get $10
    i32.const 256
    i32.add
    local.set $10
    br $for-loop|0
   end
  end
  local.get $0
  local.get $0
  v128.load
  local.get $1
  i32x4.add
  v128.store
  local.get $0
  local.get $0
  v128.load offset=16
  local.get $3
  i32x4.add
  v128.store offset=16
  local.get $0
  local.get $0
  v128.load offset=32
  local.get $2
  i32x4.add
  v128.store offset=32
  local.get $0
  local.get $0
  v128.load offset=48
  local.get $4
  i32x4.add
  v128.store offset=48
  local.get $0
  local.get $0
  v128.load offset=64
  local.get $7
  i32x4.add
  v128.store offset=64
  local.get $0
  local.get $0
  v128.load offset=80
  local.get $6
  i32x4.add
  v128.store offset=80
  local.get $0
  local.get $0
  v128.load offset=96
  local.get $5
  i32x4.add
  v128.store offset=96
  local.get $0
  local.get $0
  v128.load offset=112
  local.get $8
  i32x4.add
  v128.store offset=112
 )
 (func $wasm/assembly/lanes/begin (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32)
  (local $5 i32)
  (local $6 i32)
  local.get $4
  if
   local.get $1
   i32.const 1
   i32.sub
   local.tee $1
   i32.const 0
   i32.store8
  end
  local.get $0
  i32.const 8
  i32.shl
  i32.const 3392
  i32.add
  local.tee $4
  local.get $2
  local.get $1
  i32.sub
  local.tee $5
  i32.const 1
  i32.sub
  i32.const 6
  i32.shr_u
  i32.const 0
  local.get $5
  select
  local.tee $2
  i32.const 6
  i32.shl
  local.tee $6
  local.get $1
  i32.add
  local.get $5
  local.get $6
  i32.sub
  local.get $5
  i64.extend_i32_u
  call $wasm/assembly/sha256/writeTail
  local.set $5
  local.get $0
  i32.const 5
  i32.shl
  i32.const 3264
  i32.add
  local.tee $6
  local.get $1
  local.get $4
  local.get $2
  select
  i32.store
  local.get $6
  local.get $2
  local.get $5
  local.get $2
  select
  i32.store offset=4
  local.get $6
  local.get $5
  i32.const 0
  local.get $2
  select
  i32.store offset=8
  local.get $6
  local.get $3
  i32.store offset=12
  local.get $6
  i32.const 64
  i32.store offset=16
  global.get $wasm/assembly/lanes/fresh
  i32.const 1
  local.get $0
  i32.shl
  i32.or
  global.set $wasm/assembly/lanes/fresh
 )
 (func $wasm/assembly/escapes/escapeAt (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (result i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  local.get $0
  i32.load offset=16
  local.set $5
  block $folding-inner0
   local.get $1
   i32.const 1
   i32.add
   local.get $2
   i32.ge_u
   br_if $folding-inner0
   local.get $1
   i32.load8_u offset=1
   local.tee $6
   i32.const 117
   i32.ne
   if
    local.get $6
    i32.const 92
    i32.eq
    local.get $6
    i32.const 34
    i32.eq
    i32.or
    local.get $6
    i32.const 47
    i32.eq
    i32.or
    local.get $6
    i32.const 98
    i32.eq
    i32.or
    local.get $6
    i32.const 102
    i32.eq
    i32.or
    local.get $6
    i32.const 110
    i32.eq
    i32.or
    local.get $6
    i32.const 114
    i32.eq
    i32.or
    local.get $6
    i32.const 116
    i32.eq
    i32.or
    if
     i32.const 2
     return
    end
    local.get $0
    i32.const 1
    i32.store
    local.get $0
    local.get $1
    i32.const 1
    i32.add
    local.get $5
    i32.sub
    i32.store offset=4
    br $folding-inner0
   end
   local.get $1
   i32.const 2
   i32.add
   local.set $6
   block $__inlined_func$wasm/assembly/escapes/isHexUnit$95 (result i32)
    loop $for-loop|0
     local.get $4
     i32.const 4
     i32.lt_u
     if
      i32.const 0
      local.get $4
      local.get $6
      i32.add
      local.tee $7
      local.get $2
      i32.ge_u
      br_if $__inlined_func$wasm/assembly/escapes/isHexUnit$95
      drop
      local.get $7
      i32.load8_u
      local.tee $7
      i32.const 128
      i32.lt_u
      if (result i32)
       local.get $7
       i32.const 70384
       i32.add
       i32.load8_u
      else
       i32.const 255
      end
      i32.const 15
      i32.gt_u
      if
       local.get $4
       local.get $6
       i32.add
       local.get $0
       i32.load offset=16
       i32.sub
       local.set $4
       local.get $0
       i32.const 1
       i32.store
       local.get $0
       local.get $4
       i32.store offset=4
       i32.const 0
       br $__inlined_func$wasm/assembly/escapes/isHexUnit$95
      end
      local.get $4
      i32.const 1
      i32.add
      local.set $4
      br $for-loop|0
     end
    end
    i32.const 1
   end
   i32.eqz
   br_if $folding-inner0
   local.get $3
   i32.const 2
   i32.and
   i32.eqz
   local.get $1
   i32.load8_u offset=2
   local.tee $4
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $4
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.set $4
   local.get $1
   i32.load8_u offset=3
   local.tee $6
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $6
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.set $6
   local.get $1
   i32.load8_u offset=5
   local.tee $3
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $3
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.tee $3
   local.get $1
   i32.load8_u offset=4
   local.tee $7
   i32.const 128
   i32.lt_u
   if (result i32)
    local.get $7
    i32.const 70384
    i32.add
    i32.load8_u
   else
    i32.const 255
   end
   local.tee $7
   local.get $4
   local.get $6
   i32.or
   i32.or
   i32.or
   i32.const 15
   i32.gt_u
   if (result i32)
    i32.const 65536
   else
    local.get $4
    i32.const 12
    i32.shl
    local.get $6
    i32.const 8
    i32.shl
    i32.or
    local.get $7
    i32.const 4
    i32.shl
    i32.or
    local.get $3
    i32.or
   end
   local.tee $3
   i32.const 63488
   i32.and
   i32.const 55296
   i32.ne
   i32.or
   if
    i32.const 6
    return
   end
   local.get $3
   i32.const 56320
   i32.lt_u
   local.tee $3
   if
    local.get $1
    i32.const 6
    i32.add
    local.get $2
    i32.ge_u
    br_if $folding-inner0
    local.get $1
    i32.load8_u offset=6
    i32.const 92
    i32.eq
    local.set $3
   end
   local.get $3
   if
    local.get $1
    i32.const 7
    i32.add
    local.get $2
    i32.ge_u
    br_if $folding-inner0
    local.get $1
    i32.load8_u offset=7
    i32.const 117
    i32.eq
    local.set $3
   end
   local.get $3
   if (result i32)
    local.get $1
    i32.const 8
    i32.add
    local.set $4
    i32.const 0
    local.set $3
    block $__inlined_func$wasm/assembly/escapes/isHexUnit$96 (result i32)
     loop $for-loop|00
      local.get $3
      i32.const 4
      i32.lt_u
      if
       i32.const 0
       local.get $3
       local.get $4
       i32.add
       local.tee $6
       local.get $2
       i32.ge_u
       br_if $__inlined_func$wasm/assembly/escapes/isHexUnit$96
       drop
       local.get $6
       i32.load8_u
       local.tee $6
       i32.const 128
       i32.lt_u
       if (result i32)
        local.get $6
        i32.const 70384
        i32.add
        i32.load8_u
       else
        i32.const 255
       end
       i32.const 15
       i32.gt_u
       if
        local.get $3
        local.get $4
        i32.add
        local.get $0
        i32.load offset=16
        i32.sub
        local.set $2
        local.get $0
        i32.const 1
        i32.store
        local.get $0
        local.get $2
        i32.store offset=4
        i32.const 0
        br $__inlined_func$wasm/assembly/escapes/isHexUnit$96
       end
       local.get $3
       i32.const 1
       i32.add
       local.set $3
       br $for-loop|00
      end
     end
     i32.const 1
    end
    i32.eqz
    br_if $folding-inner0
    local.get $1
    i32.load8_u offset=8
    local.tee $2
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $2
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.set $2
    local.get $1
    i32.load8_u offset=9
    local.tee $3
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $3
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.set $3
    local.get $1
    i32.load8_u offset=11
    local.tee $4
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $4
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.tee $4
    local.get $1
    i32.load8_u offset=10
    local.tee $6
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $6
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.tee $6
    local.get $2
    local.get $3
    i32.or
    i32.or
    i32.or
    i32.const 15
    i32.le_u
    if (result i32)
     local.get $2
     i32.const 12
     i32.shl
     local.get $3
     i32.const 8
     i32.shl
     i32.or
     local.get $6
     i32.const 4
     i32.shl
     i32.or
     local.get $4
     i32.or
    else
     i32.const 65536
    end
    i32.const 64512
    i32.and
    i32.const 56320
    i32.eq
   else
    local.get $3
   end
   if
    i32.const 12
    return
   end
   local.get $0
   i32.const 5
   i32.store
   local.get $0
   local.get $1
   local.get $5
   i32.sub
   i32.store offset=4
   i32.const 0
   return
  end
  i32.const 0
 )
 (func $wasm/assembly/canonical/writeValue (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  local.get $0
  i32.load offset=4
  i32.const 7
  i32.and
  local.tee $2
  i32.eqz
  if
   local.get $0
   local.get $1
   call $wasm/assembly/canonical/writeObject
   return
  end
  local.get $2
  i32.const 1
  i32.eq
  if
   local.get $0
   local.get $1
   call $wasm/assembly/canonical/writeArray
   return
  end
  global.get $wasm/assembly/canonical/text
  local.get $0
  i32.load
  i32.add
  local.set $3
  local.get $0
  i32.load offset=4
  local.tee $0
  i32.const 5
  i32.shr_u
  local.set $2
  block $wasm/assembly/canonical/writeScalar|inlined.1
   local.get $0
   i32.const 16
   i32.and
   if
    local.get $0
    local.get $3
    local.get $1
    call $wasm/assembly/canonical/writeOdd
    local.set $0
    br $wasm/assembly/canonical/writeScalar|inlined.1
   end
   block $wasm/assembly/strings/copyOver|inlined.4
    local.get $2
    i32.const 512
    i32.gt_u
    if
     local.get $1
     local.get $3
     local.get $2
     memory.copy
     local.get $1
     local.get $2
     i32.add
     local.set $0
     br $wasm/assembly/strings/copyOver|inlined.4
    end
    local.get $1
    local.get $2
    i32.add
    local.set $0
    local.get $1
    local.get $3
    v128.load
    v128.store
    local.get $1
    i32.const 16
    i32.add
    local.set $2
    local.get $3
    i32.const 16
    i32.add
    local.set $1
    loop $while-continue|0
     local.get $0
     local.get $2
     i32.gt_u
     if
      local.get $2
      local.get $1
      v128.load
      v128.store
      local.get $2
      i32.const 16
      i32.add
      local.set $2
      local.get $1
      i32.const 16
      i32.add
      local.set $1
      br $while-continue|0
     end
    end
   end
  end
  local.get $0
 )
 (func $wasm/assembly/canonical/writeObject (param $0 i32) (param $1 i32) (result i32)
  (local $2 i64)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i64)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  global.get $wasm/assembly/canonical/tape
  local.get $0
  i32.load offset=4
  i32.const 5
  i32.shr_u
  i32.const 3
  i32.shl
  i32.add
  local.set $8
  local.get $1
  i32.const 123
  i32.store8
  local.get $1
  i32.const 1
  i32.add
  local.set $1
  local.get $8
  local.get $0
  i32.const 8
  i32.add
  local.tee $4
  i32.eq
  if
   local.get $1
   i32.const 125
   i32.store8
   local.get $1
   i32.const 1
   i32.add
   return
  end
  global.get $wasm/assembly/canonical/records
  local.tee $5
  local.set $0
  i32.const 1
  local.set $3
  loop $while-continue|0
   local.get $4
   local.get $8
   i32.lt_u
   if
    global.get $wasm/assembly/canonical/text
    local.get $4
    i32.load
    i32.add
    i32.const 1
    i32.add
    local.set $11
    local.get $4
    i32.load offset=4
    local.tee $7
    i32.const 5
    i32.shr_u
    i32.const 2
    i32.sub
    local.set $9
    local.get $7
    i32.const 24
    i32.and
    if
     local.get $11
     local.get $9
     local.get $11
     i32.add
     global.get $wasm/assembly/canonical/names
     call $wasm/assembly/strings/decodeString
     local.set $7
     global.get $wasm/assembly/canonical/names
     local.set $11
     local.get $7
     global.get $wasm/assembly/canonical/names
     i32.sub
     local.set $9
     local.get $7
     global.set $wasm/assembly/canonical/names
    end
    local.get $11
    i64.load
    local.tee $2
    i64.const 8
    i64.shr_u
    i64.const 71777214294589695
    i64.and
    local.get $2
    i64.const 71777214294589695
    i64.and
    i64.const 8
    i64.shl
    i64.or
    local.tee $2
    i64.const 16
    i64.shr_u
    i64.const 281470681808895
    i64.and
    local.get $2
    i64.const 281470681808895
    i64.and
    i64.const 16
    i64.shl
    i64.or
    i64.const 32
    i64.rotr
    local.set $2
    local.get $9
    i32.const 8
    i32.lt_u
    if
     local.get $2
     i64.const -1
     local.get $9
     i32.const 3
     i32.shl
     i64.extend_i32_u
     i64.shr_u
     i64.const -1
     i64.xor
     i64.and
     local.set $2
    end
    local.get $2
    i64.const -9187201950435737472
    i64.and
    i64.const 0
    i64.ne
    if
     i64.const 0
     local.set $6
     i32.const 0
     local.set $10
     loop $for-loop|0
      local.get $10
      i32.const 64
      i32.lt_u
      if
       local.get $6
       local.get $2
       local.get $10
       i64.extend_i32_u
       i64.shr_u
       i32.wrap_i64
       i32.const 255
       i32.and
       local.tee $7
       i32.const 238
       i32.lt_u
       if (result i32)
        local.get $7
       else
        local.get $7
        i32.const 5
        i32.add
        local.get $7
        i32.const 2
        i32.sub
        local.get $7
        i32.const 240
        i32.lt_u
        select
       end
       i64.extend_i32_u
       local.get $10
       i64.extend_i32_u
       i64.shl
       i64.or
       local.set $6
       local.get $10
       i32.const 8
       i32.add
       local.set $10
       br $for-loop|0
      end
     end
    else
     local.get $2
     local.set $6
    end
    local.get $0
    local.get $6
    i64.store
    local.get $0
    local.get $11
    i32.store offset=8
    local.get $0
    local.get $9
    i32.store offset=12
    local.get $0
    local.get $4
    i32.store offset=16
    local.get $0
    local.get $5
    i32.ne
    if
     local.get $3
     if (result i32)
      i32.const -1
      i32.const 1
      local.get $0
      i32.const 24
      i32.sub
      local.tee $7
      i64.load
      local.tee $6
      local.get $0
      i64.load
      local.tee $2
      i64.lt_u
      select
      local.set $3
      local.get $2
      local.get $6
      i64.eq
      if (result i32)
       local.get $7
       local.get $0
       call $wasm/assembly/sort/orderOfRest
      else
       local.get $3
      end
      i32.const 0
      i32.lt_s
     else
      i32.const 0
     end
     local.set $3
    end
    local.get $0
    i32.const 24
    i32.add
    local.set $0
    local.get $4
    i32.const 8
    i32.add
    local.tee $7
    i32.load offset=4
    local.tee $4
    i32.const 7
    i32.and
    i32.const 1
    i32.le_u
    if (result i32)
     global.get $wasm/assembly/canonical/tape
     local.get $4
     i32.const 5
     i32.shr_u
     i32.const 3
     i32.shl
     i32.add
     i32.const 8
     i32.add
    else
     local.get $7
     i32.const 8
     i32.add
    end
    local.set $4
    br $while-continue|0
   end
  end
  local.get $3
  if (result i32)
   local.get $5
  else
   block $__inlined_func$wasm/assembly/sort/arrange$86 (result i32)
    local.get $0
    local.get $5
    i32.sub
    i32.const 24
    i32.div_u
    local.tee $9
    i32.const 64
    i32.gt_u
    if
     i32.const 0
     local.get $5
     local.get $5
     local.get $0
     call $wasm/assembly/sort/sortRecords
     select
     br $__inlined_func$wasm/assembly/sort/arrange$86
    end
    local.get $9
    i64.extend_i32_u
    local.get $5
    i64.load
    local.get $0
    i32.const 24
    i32.sub
    i64.load
    i64.const 23
    i64.rotl
    i64.xor
    i64.xor
    i64.const -7046029254386353131
    i64.mul
    i64.const 58
    i64.shr_u
    i32.wrap_i64
    i32.const 6
    i32.shl
    i32.const 83776
    i32.add
    local.set $8
    local.get $0
    local.set $4
    i32.const 0
    local.set $11
    loop $for-loop|00
     local.get $9
     local.get $11
     i32.gt_u
     if
      local.get $8
      local.get $11
      i32.add
      i32.load8_u
      local.tee $3
      local.get $9
      i32.ge_u
      if
       local.get $5
       local.get $0
       local.get $8
       call $wasm/assembly/sort/learn
       br $__inlined_func$wasm/assembly/sort/arrange$86
      end
      local.get $4
      local.get $5
      local.get $3
      i32.const 24
      i32.mul
      i32.add
      local.tee $3
      v128.load
      v128.store
      local.get $4
      local.get $3
      i64.load offset=16
      i64.store offset=16
      local.get $11
      if (result i32)
       i32.const -1
       i32.const 1
       local.get $4
       i32.const 24
       i32.sub
       local.tee $7
       i64.load
       local.tee $6
       local.get $4
       i64.load
       local.tee $2
       i64.lt_u
       select
       local.set $3
       local.get $2
       local.get $6
       i64.eq
       if (result i32)
        local.get $7
        local.get $4
        call $wasm/assembly/sort/orderOfRest
       else
        local.get $3
       end
       i32.const 0
       i32.ge_s
      else
       i32.const 0
      end
      if
       local.get $5
       local.get $0
       local.get $8
       call $wasm/assembly/sort/learn
       br $__inlined_func$wasm/assembly/sort/arrange$86
      end
      local.get $4
      i32.const 24
      i32.add
      local.set $4
      local.get $11
      i32.const 1
      i32.add
      local.set $11
      br $for-loop|00
     end
    end
    local.get $0
   end
  end
  local.tee $4
  i32.eqz
  if
   i32.const 1
   global.set $wasm/assembly/canonical/isRefused
   local.get $1
   return
  end
  local.get $4
  local.get $0
  local.get $5
  i32.sub
  i32.add
  local.tee $10
  global.set $wasm/assembly/canonical/records
  loop $for-loop|1
   local.get $4
   local.get $10
   i32.lt_u
   if
    local.get $4
    i32.load offset=16
    local.tee $9
    i32.load offset=4
    local.set $7
    local.get $9
    i32.load
    local.set $8
    local.get $9
    i32.load offset=8
    local.set $3
    block $wasm/assembly/canonical/writeMember|inlined.0 (result i32)
     local.get $7
     local.get $9
     i32.load offset=12
     local.tee $0
     i32.or
     i32.const 16
     i32.and
     i32.eqz
     local.get $0
     i32.const 7
     i32.and
     i32.const 1
     i32.gt_u
     i32.and
     if (result i32)
      local.get $8
      local.get $7
      i32.const 5
      i32.shr_u
      i32.add
      i32.const 1
      i32.add
      local.get $3
      i32.eq
     else
      i32.const 0
     end
     if
      global.get $wasm/assembly/canonical/text
      local.get $8
      i32.add
      local.set $7
      block $wasm/assembly/strings/copyOver|inlined.2 (result i32)
       local.get $3
       local.get $0
       i32.const 5
       i32.shr_u
       i32.add
       local.get $8
       i32.sub
       local.tee $0
       i32.const 512
       i32.gt_u
       if
        local.get $1
        local.get $7
        local.get $0
        memory.copy
        local.get $0
        local.get $1
        i32.add
        br $wasm/assembly/strings/copyOver|inlined.2
       end
       local.get $0
       local.get $1
       i32.add
       local.set $3
       local.get $1
       local.get $7
       v128.load
       v128.store
       local.get $1
       i32.const 16
       i32.add
       local.set $0
       local.get $7
       i32.const 16
       i32.add
       local.set $1
       loop $while-continue|2
        local.get $0
        local.get $3
        i32.lt_u
        if
         local.get $0
         local.get $1
         v128.load
         v128.store
         local.get $0
         i32.const 16
         i32.add
         local.set $0
         local.get $1
         i32.const 16
         i32.add
         local.set $1
         br $while-continue|2
        end
       end
       local.get $3
      end
      br $wasm/assembly/canonical/writeMember|inlined.0
     end
     global.get $wasm/assembly/canonical/text
     local.get $9
     i32.load
     i32.add
     local.set $7
     local.get $9
     i32.load offset=4
     local.tee $3
     i32.const 5
     i32.shr_u
     local.set $0
     block $wasm/assembly/canonical/writeScalar|inlined.0 (result i32)
      local.get $3
      i32.const 16
      i32.and
      if
       local.get $3
       local.get $7
       local.get $1
       call $wasm/assembly/canonical/writeOdd
       br $wasm/assembly/canonical/writeScalar|inlined.0
      end
      block $wasm/assembly/strings/copyOver|inlined.3 (result i32)
       local.get $0
       i32.const 512
       i32.gt_u
       if
        local.get $1
        local.get $7
        local.get $0
        memory.copy
        local.get $0
        local.get $1
        i32.add
        br $wasm/assembly/strings/copyOver|inlined.3
       end
       local.get $0
       local.get $1
       i32.add
       local.set $3
       local.get $1
       local.get $7
       v128.load
       v128.store
       local.get $1
       i32.const 16
       i32.add
       local.set $1
       local.get $7
       i32.const 16
       i32.add
       local.set $0
       loop $while-continue|3
        local.get $1
        local.get $3
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
         br $while-continue|3
        end
       end
       local.get $3
      end
     end
     local.tee $0
     i32.const 58
     i32.store8
     local.get $9
     i32.const 8
     i32.add
     local.get $0
     i32.const 1
     i32.add
     call $wasm/assembly/canonical/writeValue
    end
    local.tee $0
    i32.const 44
    i32.store8
    local.get $0
    i32.const 1
    i32.add
    local.set $1
    local.get $4
    i32.const 24
    i32.add
    local.set $4
    br $for-loop|1
   end
  end
  local.get $5
  global.set $wasm/assembly/canonical/records
  local.get $1
  i32.const 1
  i32.sub
  i32.const 125
  i32.store8
  local.get $1
 )
 (func $wasm/assembly/canonical/writeArray (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  global.get $wasm/assembly/canonical/tape
  local.get $0
  i32.load offset=4
  i32.const 5
  i32.shr_u
  i32.const 3
  i32.shl
  i32.add
  local.set $2
  local.get $1
  i32.const 91
  i32.store8
  local.get $1
  i32.const 1
  i32.add
  local.set $1
  local.get $2
  local.get $0
  i32.const 8
  i32.add
  local.tee $0
  i32.eq
  if
   local.get $1
   i32.const 93
   i32.store8
   local.get $1
   i32.const 1
   i32.add
   return
  end
  loop $while-continue|0
   local.get $0
   local.get $2
   i32.lt_u
   if
    local.get $0
    local.get $1
    call $wasm/assembly/canonical/writeValue
    local.tee $1
    i32.const 44
    i32.store8
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    local.get $0
    i32.load offset=4
    local.tee $3
    i32.const 7
    i32.and
    i32.const 1
    i32.le_u
    if (result i32)
     global.get $wasm/assembly/canonical/tape
     local.get $3
     i32.const 5
     i32.shr_u
     i32.const 3
     i32.shl
     i32.add
     i32.const 8
     i32.add
    else
     local.get $0
     i32.const 8
     i32.add
    end
    local.set $0
    br $while-continue|0
   end
  end
  local.get $1
  i32.const 1
  i32.sub
  i32.const 93
  i32.store8
  local.get $1
 )
 (func $wasm/assembly/canonical/prepare (param $0 i32) (result i32)
  (local $1 i64)
  (local $2 i64)
  (local $3 i32)
  local.get $0
  i64.load32_u offset=20
  local.get $0
  i64.load32_u offset=104
  i64.const 5
  i64.shl
  i64.add
  i64.const 32
  i64.add
  local.tee $1
  local.get $0
  i64.load32_u offset=108
  local.get $0
  i64.load32_u offset=32
  i64.add
  i64.const 1
  i64.add
  i64.const 48
  i64.mul
  local.tee $2
  local.get $1
  local.get $2
  i64.gt_u
  select
  i64.const 1073741568
  i64.gt_u
  if
   i32.const 0
   return
  end
  local.get $0
  i32.load offset=112
  i32.const 1
  i32.add
  local.set $3
  local.get $0
  i32.const 24
  i32.const 164
  local.get $1
  i32.wrap_i64
  i32.const 0
  call $wasm/assembly/session/ensure
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $0
  i32.const 156
  i32.const 160
  local.get $2
  i32.wrap_i64
  i32.const 0
  call $wasm/assembly/session/ensure
  global.set $wasm/assembly/canonical/records
  local.get $0
  i32.const 148
  i32.const 152
  local.get $3
  i32.const 0
  call $wasm/assembly/session/ensure
  global.set $wasm/assembly/canonical/names
  local.get $0
  i32.load offset=16
  global.set $wasm/assembly/canonical/text
  local.get $0
  i32.load offset=8
  global.set $wasm/assembly/canonical/tape
  global.get $wasm/assembly/canonical/names
  i32.const 0
  i32.ne
  i32.const 0
  global.get $wasm/assembly/canonical/records
  select
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
  i32.const 81504
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
  i32.const 83552
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
  i32.const 83552
  i32.add
  local.get $7
  i32.store
 )
 (func $wasm/assembly/utf8/validate (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 v128)
  (local $5 i32)
  (local $6 i32)
  (local $7 v128)
  (local $8 v128)
  (local $9 i32)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 i32)
  local.get $0
  local.set $2
  loop $while-continue|0
   local.get $2
   i32.const -64
   i32.sub
   local.get $1
   i32.le_u
   if
    block $while-break|0
     local.get $2
     v128.load
     local.tee $10
     local.get $2
     v128.load offset=16
     local.tee $4
     v128.or
     local.get $2
     v128.load offset=32
     local.tee $7
     local.get $2
     v128.load offset=48
     local.tee $11
     v128.or
     v128.or
     i8x16.bitmask
     local.get $2
     i32.const 16
     i32.sub
     v128.load
     local.tee $8
     i8x16.bitmask
     i32.const 32768
     i32.and
     i32.or
     if
      local.get $8
      local.get $10
      i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
      v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060
      i8x16.sub_sat_u
      local.get $8
      local.get $10
      i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
      v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070
      i8x16.sub_sat_u
      v128.or
      v128.const i32x4 0x80808080 0x80808080 0x80808080 0x80808080
      v128.and
      i32.const 70656
      v128.load
      local.tee $12
      local.get $8
      local.get $10
      i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      local.tee $13
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      i32.const 70672
      v128.load
      local.tee $8
      local.get $13
      v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
      v128.and
      i8x16.swizzle
      v128.and
      i32.const 70688
      v128.load
      local.tee $13
      local.get $10
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      v128.and
      v128.xor
      local.get $10
      local.get $4
      i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
      v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060
      i8x16.sub_sat_u
      local.get $10
      local.get $4
      i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
      v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070
      i8x16.sub_sat_u
      v128.or
      v128.const i32x4 0x80808080 0x80808080 0x80808080 0x80808080
      v128.and
      local.get $12
      local.get $10
      local.get $4
      i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      local.tee $10
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      local.get $8
      local.get $10
      v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
      v128.and
      i8x16.swizzle
      v128.and
      local.get $13
      local.get $4
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      v128.and
      v128.xor
      v128.or
      local.get $4
      local.get $7
      i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
      v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060
      i8x16.sub_sat_u
      local.get $4
      local.get $7
      i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
      v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070
      i8x16.sub_sat_u
      v128.or
      v128.const i32x4 0x80808080 0x80808080 0x80808080 0x80808080
      v128.and
      local.get $12
      local.get $4
      local.get $7
      i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      local.tee $4
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      local.get $8
      local.get $4
      v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
      v128.and
      i8x16.swizzle
      v128.and
      local.get $13
      local.get $7
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      v128.and
      v128.xor
      local.get $7
      local.get $11
      i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
      v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060
      i8x16.sub_sat_u
      local.get $7
      local.get $11
      i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
      v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070
      i8x16.sub_sat_u
      v128.or
      v128.const i32x4 0x80808080 0x80808080 0x80808080 0x80808080
      v128.and
      local.get $12
      local.get $7
      local.get $11
      i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
      local.tee $4
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      local.get $8
      local.get $4
      v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
      v128.and
      i8x16.swizzle
      v128.and
      local.get $13
      local.get $11
      i32.const 4
      i8x16.shr_u
      i8x16.swizzle
      v128.and
      v128.xor
      v128.or
      v128.or
      v128.any_true
      br_if $while-break|0
     end
     local.get $2
     i32.const -64
     i32.sub
     local.set $2
     br $while-continue|0
    end
   end
  end
  loop $while-continue|1
   local.get $2
   i32.const 16
   i32.add
   local.tee $3
   local.get $1
   i32.le_u
   if
    block $while-break|1
     local.get $2
     i32.const 16
     i32.sub
     v128.load
     local.tee $4
     local.get $2
     v128.load
     local.tee $7
     i8x16.shuffle 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30
     local.set $8
     local.get $4
     local.get $7
     i8x16.shuffle 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29
     v128.const i32x4 0x60606060 0x60606060 0x60606060 0x60606060
     i8x16.sub_sat_u
     local.get $4
     local.get $7
     i8x16.shuffle 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28
     v128.const i32x4 0x70707070 0x70707070 0x70707070 0x70707070
     i8x16.sub_sat_u
     v128.or
     v128.const i32x4 0x80808080 0x80808080 0x80808080 0x80808080
     v128.and
     i32.const 70656
     v128.load
     local.get $8
     i32.const 4
     i8x16.shr_u
     i8x16.swizzle
     i32.const 70672
     v128.load
     local.get $8
     v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
     v128.and
     i8x16.swizzle
     v128.and
     i32.const 70688
     v128.load
     local.get $7
     i32.const 4
     i8x16.shr_u
     i8x16.swizzle
     v128.and
     v128.xor
     v128.any_true
     br_if $while-break|1
     local.get $3
     local.set $2
     br $while-continue|1
    end
   end
  end
  i32.const 1
  local.set $5
  block $__inlined_func$wasm/assembly/utf8/boundaryBefore$55 (result i32)
   loop $for-loop|0
    local.get $5
    i32.const 3
    i32.le_u
    if
     block $for-break0
      local.get $2
      local.get $0
      local.get $5
      i32.add
      i32.lt_u
      br_if $for-break0
      local.get $2
      local.get $5
      i32.sub
      local.tee $3
      i32.load8_u
      local.tee $6
      i32.const 128
      i32.lt_u
      br_if $for-break0
      local.get $3
      local.get $2
      local.get $6
      i32.const 240
      i32.ge_u
      if (result i32)
       i32.const 4
      else
       i32.const 3
       i32.const 2
       local.get $6
       i32.const 224
       i32.ge_u
       select
      end
      local.get $5
      i32.gt_u
      select
      local.get $6
      i32.const 192
      i32.ge_u
      br_if $__inlined_func$wasm/assembly/utf8/boundaryBefore$55
      drop
      local.get $5
      i32.const 1
      i32.add
      local.set $5
      br $for-loop|0
     end
    end
   end
   local.get $2
  end
  local.set $0
  block $__inlined_func$wasm/assembly/utf8/validateSlowly$56
   loop $while-continue|01
    local.get $0
    local.get $1
    i32.lt_u
    if
     local.get $0
     i32.load8_u
     local.tee $9
     i32.const 128
     i32.lt_u
     if
      local.get $0
      i32.const 1
      i32.add
      local.set $0
      br $while-continue|01
     end
     local.get $0
     i32.const -2147483648
     i32.or
     local.set $3
     local.get $9
     i32.const 194
     i32.lt_u
     local.get $9
     i32.const 244
     i32.gt_u
     i32.or
     br_if $__inlined_func$wasm/assembly/utf8/validateSlowly$56
     local.get $9
     i32.const 240
     i32.ge_u
     if (result i32)
      i32.const 4
     else
      i32.const 3
      i32.const 2
      local.get $9
      i32.const 224
      i32.ge_u
      select
     end
     local.set $14
     i32.const 1
     local.set $2
     loop $for-loop|1
      local.get $2
      local.get $14
      i32.lt_u
      if
       local.get $0
       local.set $3
       local.get $0
       local.get $2
       i32.add
       local.tee $5
       local.get $1
       i32.ge_u
       br_if $__inlined_func$wasm/assembly/utf8/validateSlowly$56
       local.get $5
       i32.load8_u
       local.set $6
       i32.const 128
       local.set $5
       local.get $0
       i32.const -2147483648
       i32.or
       local.set $3
       local.get $2
       i32.const 1
       i32.eq
       if (result i32)
        i32.const 144
        i32.const 160
        i32.const 128
        local.get $9
        i32.const 224
        i32.eq
        select
        local.get $9
        i32.const 240
        i32.eq
        select
        local.set $5
        i32.const 143
        i32.const 159
        i32.const 191
        local.get $9
        i32.const 237
        i32.eq
        select
        local.get $9
        i32.const 244
        i32.eq
        select
       else
        i32.const 191
       end
       local.get $6
       i32.lt_u
       local.get $5
       local.get $6
       i32.gt_u
       i32.or
       br_if $__inlined_func$wasm/assembly/utf8/validateSlowly$56
       local.get $2
       i32.const 1
       i32.add
       local.set $2
       br $for-loop|1
      end
     end
     local.get $0
     local.get $14
     i32.add
     local.set $0
     br $while-continue|01
    end
   end
   local.get $1
   local.set $3
  end
  local.get $3
 )
 (func $wasm/assembly/tokenizer/tokenizerReset (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  local.get $0
  i64.const 0
  i64.store
  local.get $0
  i32.const 0
  i32.store offset=12
  local.get $0
  i32.const 0
  i32.store offset=20
  local.get $0
  i32.const 0
  i32.store offset=28
  local.get $0
  i32.const 0
  i32.store offset=32
  local.get $0
  local.get $1
  i32.store offset=40
  local.get $0
  local.get $2
  i32.store offset=44
  local.get $0
  local.get $3
  i32.store offset=48
  local.get $0
  call $wasm/assembly/tokenizer/restart
 )
 (func $wasm/assembly/tokenizer/tokenizerReserve (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  local.get $0
  i32.load offset=16
  local.set $2
  local.get $0
  i32.const 16
  i32.const 36
  local.get $1
  local.get $0
  i32.load offset=20
  local.tee $0
  i32.add
  i32.const 16
  i32.add
  local.get $0
  call $wasm/assembly/session/ensure
  local.tee $1
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $1
  local.get $2
  i32.ne
  if
   local.get $1
   i32.const 16
   i32.sub
   v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
   v128.store
  end
  local.get $0
  local.get $1
  i32.add
 )
 (func $wasm/assembly/tokenizer/run (param $0 i32) (result i32)
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
  (local $12 v128)
  (local $13 i64)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 i32)
  (local $18 v128)
  (local $19 v128)
  (local $20 i32)
  (local $21 i32)
  (local $22 i32)
  (local $23 i32)
  (local $24 i32)
  (local $25 i32)
  (local $26 i32)
  (local $27 i32)
  (local $28 i32)
  (local $29 v128)
  (local $30 i32)
  (local $31 i32)
  (local $32 i32)
  local.get $0
  i32.load offset=16
  local.tee $27
  local.get $0
  i32.load offset=20
  i32.add
  local.set $10
  local.get $0
  i32.load offset=48
  local.set $22
  local.get $0
  i32.load offset=44
  local.set $17
  local.get $0
  i32.load offset=76
  local.set $7
  local.get $0
  i32.load offset=72
  local.set $25
  local.get $0
  i32.load offset=120
  i32.eqz
  if
   local.get $0
   i32.const 0
   i32.const 0
   call $wasm/assembly/tokenizer/growFrames
   i32.eqz
   if
    local.get $0
    i32.const 11
    i32.store
    local.get $0
    i32.const 0
    i32.store offset=4
    i32.const 11
    return
   end
   local.get $0
   i32.load offset=120
   i32.const 16
   i32.store
  end
  local.get $0
  i32.load offset=128
  local.set $6
  local.get $0
  i32.load offset=120
  local.get $25
  i32.const 6
  i32.shl
  i32.add
  local.tee $26
  i32.load
  local.set $9
  local.get $27
  local.get $0
  i32.load offset=52
  i32.add
  local.set $1
  i32.const 70736
  v128.load
  local.set $16
  i32.const 70752
  v128.load
  local.set $15
  i32.const 70768
  v128.load
  local.set $14
  local.get $0
  i32.load offset=56
  local.tee $3
  i32.const 6
  i32.ge_u
  if
   local.get $27
   local.get $0
   i32.load offset=60
   i32.add
   local.set $4
   local.get $3
   i32.const 8
   i32.eq
   if
    local.get $0
    local.get $0
    local.get $1
    local.get $10
    call $wasm/assembly/number_token/numberSlowly
    local.tee $1
    local.get $27
    i32.sub
    i32.store offset=52
    local.get $0
    i32.load
    local.tee $2
    local.get $1
    local.get $10
    i32.ge_u
    i32.or
    if
     local.get $2
     return
    end
    local.get $0
    local.get $1
    local.get $27
    i32.sub
    call $wasm/assembly/tokenizer/finishNumber
    local.tee $8
    if
     local.get $8
     return
    end
    i32.const 4
    local.set $3
   else
    local.get $3
    i32.const 1
    i32.and
    local.set $21
    local.get $0
    i32.load offset=64
    local.set $24
   end
  end
  local.get $0
  i32.load offset=8
  local.tee $23
  local.get $0
  i32.load offset=12
  i32.add
  local.set $28
  local.get $23
  local.get $0
  i32.load offset=116
  i32.add
  local.set $5
  local.get $0
  i32.load offset=108
  local.set $20
  loop $for-loop|0
   block $for-break0
    local.get $28
    i32.const 16
    i32.add
    local.get $5
    i32.gt_u
    if
     local.get $0
     local.get $28
     local.get $23
     i32.sub
     local.tee $2
     call $wasm/assembly/tokenizer/growTape
     local.tee $23
     i32.eqz
     if
      i32.const 11
      return
     end
     local.get $2
     local.get $23
     i32.add
     local.set $28
     local.get $23
     local.get $0
     i32.load offset=116
     i32.add
     local.set $5
    end
    local.get $3
    i32.const 6
    i32.lt_u
    if
     local.get $1
     i32.load8_u
     local.tee $2
     i32.const 32
     i32.le_u
     if
      local.get $2
      i32.const 32
      i32.eq
      if
       local.get $1
       i32.const 1
       i32.add
       local.tee $1
       i32.load8_u
       local.set $2
      end
      local.get $2
      i32.const 32
      i32.le_u
      if
       i32.const 70704
       v128.load
       local.set $12
       i32.const 70720
       v128.load
       local.set $19
       loop $for-loop|1
        local.get $1
        local.get $12
        local.get $1
        v128.load
        local.tee $29
        local.get $19
        v128.and
        i8x16.swizzle
        local.get $29
        i8x16.eq
        i8x16.bitmask
        local.get $12
        local.get $1
        v128.load offset=16
        local.tee $29
        local.get $19
        v128.and
        i8x16.swizzle
        local.get $29
        i8x16.eq
        i8x16.bitmask
        i32.const 16
        i32.shl
        i32.or
        i32.const -1
        i32.xor
        local.tee $11
        i32.ctz
        i32.add
        local.set $2
        local.get $11
        i32.eqz
        if
         local.get $1
         i32.const 32
         i32.add
         local.set $1
         br $for-loop|1
        end
       end
       local.get $2
       local.tee $1
       i32.load8_u
       local.set $2
       local.get $1
       local.get $10
       i32.ge_u
       br_if $for-break0
      end
     end
     local.get $2
     i32.const 34
     i32.eq
     local.get $3
     i32.const 3
     i32.le_u
     i32.and
     if (result i32)
      i32.const 0
      local.set $24
      local.get $3
      i32.const 2
      i32.and
      i32.const 0
      i32.ne
      local.set $21
      local.get $1
      local.tee $4
      i32.const 1
      i32.add
     else
      local.get $2
      i32.const 44
      i32.eq
      if
       local.get $9
       i32.const 16
       i32.eq
       local.tee $2
       local.get $3
       i32.const 4
       i32.ne
       i32.or
       if
        local.get $0
        i32.const 3
        i32.const 1
        local.get $2
        local.get $3
        i32.const 4
        i32.eq
        local.tee $2
        local.get $2
        select
        select
        local.tee $8
        i32.store
        local.get $0
        local.get $1
        local.get $27
        i32.sub
        i32.store offset=4
        br $for-break0
       end
       local.get $9
       local.set $3
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       br $for-loop|0
      end
      local.get $2
      i32.const 125
      i32.eq
      local.tee $11
      local.get $2
      i32.const 93
      i32.eq
      i32.or
      if (result i32)
       i32.const 2
       i32.const 0
       local.get $11
       select
       local.get $9
       i32.ne
       if (result i32)
        i32.const 1
       else
        local.get $3
        local.get $9
        i32.const 1
        i32.or
        i32.ne
        local.get $3
        i32.const 4
        i32.ne
        i32.and
       end
       if
        local.get $0
        i32.const 3
        i32.const 1
        local.get $9
        i32.const 16
        i32.eq
        local.get $3
        i32.const 4
        i32.eq
        local.tee $2
        local.get $2
        select
        select
        local.tee $8
        i32.store
        local.get $0
        local.get $1
        local.get $27
        i32.sub
        i32.store offset=4
        br $for-break0
       end
       local.get $26
       i32.load offset=4
       local.tee $2
       local.get $23
       i32.add
       local.tee $3
       local.get $3
       i32.load offset=4
       local.get $28
       local.get $23
       i32.sub
       i32.const 3
       i32.shr_u
       i32.const 5
       i32.shl
       i32.or
       i32.store offset=4
       local.get $28
       local.get $1
       local.get $27
       i32.sub
       i64.extend_i32_u
       local.get $2
       i32.const 3
       i32.shr_u
       i32.const 5
       i32.shl
       i32.const 2
       i32.or
       i64.extend_i32_u
       i64.const 32
       i64.shl
       i64.or
       i64.store
       local.get $28
       i32.const 8
       i32.add
       local.set $28
       local.get $26
       i32.load offset=8
       local.set $7
       local.get $25
       i32.const 1
       i32.sub
       local.set $25
       local.get $26
       i32.const -64
       i32.add
       local.tee $26
       i32.load
       local.set $9
       local.get $1
       i32.const 1
       i32.add
      else
       local.get $2
       i32.const 58
       i32.eq
       if (result i32)
        local.get $3
        i32.const 5
        i32.ne
        if
         local.get $0
         i32.const 3
         i32.const 1
         local.get $9
         i32.const 16
         i32.eq
         local.get $3
         i32.const 4
         i32.eq
         local.tee $2
         local.get $2
         select
         select
         local.tee $8
         i32.store
         local.get $0
         local.get $1
         local.get $27
         i32.sub
         i32.store offset=4
         br $for-break0
        end
        i32.const 0
        local.set $3
        local.get $1
        i32.const 1
        i32.add
        local.set $1
        br $for-loop|0
       else
        local.get $3
        i32.const 1
        i32.gt_u
        if (result i32)
         local.get $0
         i32.const 3
         i32.const 1
         local.get $9
         i32.const 16
         i32.eq
         local.get $3
         i32.const 4
         i32.eq
         local.tee $2
         local.get $2
         select
         select
         local.tee $8
         i32.store
         local.get $0
         local.get $1
         local.get $27
         i32.sub
         i32.store offset=4
         br $for-break0
        else
         local.get $2
         i32.const 91
         i32.eq
         local.get $2
         i32.const 123
         i32.eq
         i32.or
         if (result i32)
          local.get $25
          local.get $0
          i32.load offset=40
          i32.ge_u
          if
           local.get $0
           i32.const 8
           i32.store
           local.get $0
           local.get $1
           local.get $27
           i32.sub
           i32.store offset=4
           i32.const 8
           local.set $8
           br $for-break0
          end
          local.get $0
          i32.load offset=124
          local.get $25
          i32.const 2
          i32.add
          i32.const 6
          i32.shl
          i32.lt_u
          if (result i32)
           i32.const 1
          else
           local.get $0
           i32.load offset=132
           local.get $7
           i32.const 520
           i32.add
           i32.lt_u
          end
          if
           local.get $0
           local.get $25
           local.get $7
           call $wasm/assembly/tokenizer/growFrames
           i32.eqz
           if
            local.get $0
            i32.const 11
            i32.store
            local.get $0
            i32.const 0
            i32.store offset=4
            i32.const 11
            local.set $8
            br $for-break0
           end
           local.get $0
           i32.load offset=120
           local.get $25
           i32.const 6
           i32.shl
           i32.add
           local.set $26
           local.get $0
           i32.load offset=128
           local.set $6
          end
          local.get $25
          i32.const 1
          i32.add
          local.tee $25
          local.get $0
          i32.load offset=32
          i32.gt_u
          if
           local.get $0
           local.get $25
           i32.store offset=32
          end
          local.get $1
          i32.load8_u offset=1
          local.get $2
          i32.const 2
          i32.add
          i32.eq
          if
           local.get $28
           local.get $1
           local.get $27
           i32.sub
           i64.extend_i32_u
           local.get $28
           local.get $23
           i32.sub
           i32.const 3
           i32.shr_u
           local.tee $3
           i32.const 1
           i32.add
           i32.const 5
           i32.shl
           local.get $2
           i32.const 123
           i32.ne
           i32.or
           i64.extend_i32_u
           i64.const 32
           i64.shl
           i64.or
           i64.store
           local.get $28
           local.get $1
           i32.const 1
           i32.add
           local.get $27
           i32.sub
           i64.extend_i32_u
           local.get $3
           i32.const 5
           i32.shl
           i32.const 2
           i32.or
           i64.extend_i32_u
           i64.const 32
           i64.shl
           i64.or
           i64.store offset=8
           local.get $28
           i32.const 16
           i32.add
           local.set $28
           local.get $25
           i32.const 1
           i32.sub
           local.set $25
           local.get $1
           i32.const 2
           i32.add
           local.tee $1
           i32.load8_u
           i32.const 44
           i32.eq
           local.get $9
           i32.const 16
           i32.ne
           i32.and
           if (result i32)
            local.get $1
            i32.const 1
            i32.add
            local.set $1
            local.get $9
           else
            i32.const 4
           end
           local.set $3
           br $for-loop|0
          end
          local.get $26
          i32.const -64
          i32.sub
          local.tee $26
          local.get $28
          local.get $23
          i32.sub
          i32.store offset=4
          local.get $26
          local.get $7
          i32.store offset=8
          local.get $26
          local.get $2
          i32.const 123
          i32.eq
          if (result i32)
           local.get $26
           local.get $7
           i32.const 512
           i32.add
           i32.store offset=12
           local.get $26
           v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
           v128.store offset=16
           local.get $26
           v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
           v128.store offset=32
           local.get $28
           local.get $1
           local.get $27
           i32.sub
           i64.extend_i32_u
           i64.store
           i32.const 2
          else
           local.get $28
           local.get $1
           local.get $27
           i32.sub
           i64.extend_i32_u
           i64.const 4294967296
           i64.or
           i64.store
           i32.const 0
          end
          local.tee $9
          i32.store
          local.get $9
          i32.const 1
          i32.or
          local.set $3
          local.get $28
          i32.const 8
          i32.add
          local.set $28
          local.get $1
          i32.const 1
          i32.add
          local.set $1
          br $for-loop|0
         else
          local.get $2
          i32.const 45
          i32.eq
          local.tee $11
          local.get $2
          i32.const 48
          i32.sub
          i32.const 10
          i32.lt_u
          i32.or
          if
           local.get $1
           local.get $11
           i32.add
           local.tee $11
           v128.load
           i32.const 70352
           v128.load
           i8x16.sub
           i32.const 70368
           v128.load
           i8x16.le_u
           i8x16.bitmask
           i32.const -1
           i32.xor
           i32.ctz
           local.set $30
           local.get $11
           local.get $30
           i32.add
           local.tee $2
           i32.load8_u
           local.tee $3
           i32.const 46
           i32.ne
           local.get $30
           i32.const 1
           i32.sub
           i32.const 15
           i32.lt_u
           i32.and
           local.get $3
           i32.const 32
           i32.or
           i32.const 101
           i32.ne
           i32.and
           local.get $2
           local.get $10
           i32.lt_u
           i32.and
           if (result i32)
            local.get $11
            i32.load8_u
            i32.const 48
            i32.eq
            if (result i32)
             local.get $11
             i32.const 1
             i32.add
             local.set $2
             local.get $1
             local.get $11
             i32.ne
             if (result i32)
              local.get $0
              local.get $0
              i32.load offset=104
              i32.const 1
              i32.add
              i32.store offset=104
              i32.const 21
             else
              i32.const 5
             end
            else
             i32.const 5
            end
           else
            local.get $3
            i32.const 46
            i32.eq
            if (result i32)
             local.get $2
             v128.load offset=1
             i32.const 70352
             v128.load
             i8x16.sub
             i32.const 70368
             v128.load
             i8x16.le_u
             i8x16.bitmask
             i32.const -1
             i32.xor
             i32.ctz
            else
             i32.const 0
            end
            local.tee $3
            local.get $2
            i32.const 1
            i32.add
            i32.add
            local.tee $2
            local.get $10
            i32.lt_u
            i32.const 0
            local.get $3
            select
            if (result i32)
             local.get $2
             i32.load8_u
             local.set $3
             local.get $30
             i32.const 1
             i32.sub
             i32.const 15
             i32.gt_u
             if (result i32)
              i32.const 1
             else
              local.get $11
              i32.load8_u
              i32.const 48
              i32.eq
              local.get $30
              i32.const 1
              i32.ne
              i32.and
             end
             if (result i32)
              i32.const 0
             else
              local.get $3
              i32.const 32
              i32.or
              i32.const 101
              i32.ne
              local.get $3
              i32.const 48
              i32.sub
              i32.const 9
              i32.gt_u
              i32.and
             end
            else
             i32.const 0
            end
            if
             local.get $28
             local.get $1
             local.get $27
             i32.sub
             i64.extend_i32_u
             local.get $2
             local.get $11
             i32.sub
             i32.const 16
             i32.gt_u
             if (result i32)
              i32.const 1
             else
              local.get $2
              i32.const 1
              i32.sub
              i32.load8_u
              i32.const 48
              i32.eq
             end
             if (result i32)
              i32.const 0
             else
              local.get $11
              i32.load8_u
              i32.const 48
              i32.ne
              if (result i32)
               i32.const 1
              else
               local.get $11
               i64.load offset=2
               i64.const 281474976710655
               i64.and
               i64.const 52983525027888
               i64.ne
              end
             end
             if (result i32)
              i32.const 5
             else
              local.get $0
              local.get $0
              i32.load offset=104
              i32.const 1
              i32.add
              i32.store offset=104
              i32.const 21
             end
             local.get $2
             local.get $1
             i32.sub
             i32.const 5
             i32.shl
             i32.or
             i64.extend_i32_u
             i64.const 32
             i64.shl
             i64.or
             i64.store
             local.get $28
             i32.const 8
             i32.add
             local.set $28
             local.get $2
             local.tee $1
             i32.load8_u
             i32.const 44
             i32.eq
             local.get $9
             i32.const 16
             i32.ne
             i32.and
             if (result i32)
              local.get $1
              i32.const 1
              i32.add
              local.set $1
              local.get $9
             else
              i32.const 4
             end
             local.set $3
             br $for-loop|0
            end
            local.get $11
            local.get $30
            i32.add
            local.set $3
            i32.const 0
            local.set $2
            block $__inlined_func$wasm/assembly/number_token/numberAt$1
             local.get $30
             i32.eqz
             br_if $__inlined_func$wasm/assembly/number_token/numberAt$1
             local.get $11
             i32.load8_u
             i32.const 48
             i32.eq
             if
              local.get $11
              i32.const 1
              i32.add
              local.set $2
             else
              loop $for-loop|00
               local.get $3
               v128.load
               i32.const 70352
               v128.load
               i8x16.sub
               i32.const 70368
               v128.load
               i8x16.le_u
               i8x16.bitmask
               i32.const -1
               i32.xor
               i32.ctz
               local.tee $11
               local.get $3
               i32.add
               local.set $2
               local.get $11
               i32.const 16
               i32.ge_u
               if
                local.get $3
                i32.const 16
                i32.add
                local.set $3
                br $for-loop|00
               end
              end
             end
             local.get $2
             i32.load8_u
             i32.const 46
             i32.eq
             if
              local.get $2
              i32.const 1
              i32.add
              local.set $3
              i32.const 0
              local.set $2
              local.get $3
              i32.load8_u
              i32.const 48
              i32.sub
              i32.const 9
              i32.gt_u
              br_if $__inlined_func$wasm/assembly/number_token/numberAt$1
              loop $for-loop|11
               local.get $3
               v128.load
               i32.const 70352
               v128.load
               i8x16.sub
               i32.const 70368
               v128.load
               i8x16.le_u
               i8x16.bitmask
               i32.const -1
               i32.xor
               i32.ctz
               local.tee $11
               local.get $3
               i32.add
               local.set $2
               local.get $11
               i32.const 16
               i32.ge_u
               if
                local.get $3
                i32.const 16
                i32.add
                local.set $3
                br $for-loop|11
               end
              end
             end
             local.get $2
             i32.load8_u
             i32.const 32
             i32.or
             i32.const 101
             i32.eq
             if
              local.get $2
              i32.const 1
              i32.add
              local.tee $3
              i32.load8_u
              local.tee $2
              i32.const 45
              i32.eq
              local.get $2
              i32.const 43
              i32.eq
              i32.or
              if
               local.get $3
               i32.const 1
               i32.add
               local.set $3
              end
              i32.const 0
              local.set $2
              local.get $3
              i32.load8_u
              i32.const 48
              i32.sub
              i32.const 9
              i32.gt_u
              br_if $__inlined_func$wasm/assembly/number_token/numberAt$1
              loop $for-loop|2
               local.get $3
               v128.load
               i32.const 70352
               v128.load
               i8x16.sub
               i32.const 70368
               v128.load
               i8x16.le_u
               i8x16.bitmask
               i32.const -1
               i32.xor
               i32.ctz
               local.tee $11
               local.get $3
               i32.add
               local.set $2
               local.get $11
               i32.const 16
               i32.ge_u
               if
                local.get $3
                i32.const 16
                i32.add
                local.set $3
                br $for-loop|2
               end
              end
             end
            end
            local.get $2
            i32.eqz
            local.get $2
            local.get $10
            i32.ge_u
            i32.or
            if
             local.get $0
             i32.const 0
             i32.store offset=68
             local.get $0
             local.get $1
             local.tee $4
             local.get $10
             call $wasm/assembly/number_token/numberSlowly
             local.set $1
             i32.const 8
             local.set $3
             local.get $0
             i32.load
             local.set $8
             br $for-break0
            end
            local.get $0
            local.get $0
            i32.load offset=104
            i32.const 1
            i32.add
            i32.store offset=104
            i32.const 21
           end
           local.set $3
           local.get $28
           local.get $1
           local.get $27
           i32.sub
           i64.extend_i32_u
           local.get $3
           local.get $2
           local.get $1
           i32.sub
           i32.const 5
           i32.shl
           i32.or
           i64.extend_i32_u
           i64.const 32
           i64.shl
           i64.or
           i64.store
          else
           local.get $1
           i32.load
           local.tee $2
           i32.const 1819047278
           i32.eq
           local.get $2
           i32.const 1702195828
           i32.eq
           i32.or
           if (result i32)
            i32.const 4
           else
            i32.const 5
            i32.const 0
            local.get $2
            i32.const 1936482662
            i32.eq
            if (result i32)
             local.get $1
             i32.load8_u offset=4
             i32.const 101
             i32.eq
            else
             i32.const 0
            end
            select
           end
           local.tee $2
           i32.eqz
           if
            local.get $1
            i32.load8_u
            local.tee $2
            i32.const 116
            i32.eq
            if (result i64)
             i64.const 1702195828
            else
             local.get $2
             i32.const 102
             i32.eq
             if (result i64)
              i64.const 435728179558
             else
              i64.const 1819047278
              i64.const 0
              local.get $2
              i32.const 110
              i32.eq
              select
             end
            end
            local.set $13
            i32.const 0
            local.set $9
            block $__inlined_func$wasm/assembly/words/wrongInWord$62
             loop $for-loop|01
              local.get $9
              i32.const 5
              i32.lt_u
              if
               block $for-break00
                local.get $1
                local.get $9
                i32.add
                local.tee $2
                i32.load8_u
                local.get $13
                local.get $9
                i32.const 3
                i32.shl
                i64.extend_i32_u
                i64.shr_u
                i64.const 255
                i64.and
                i32.wrap_i64
                i32.ne
                br_if $__inlined_func$wasm/assembly/words/wrongInWord$62
                local.get $13
                i64.eqz
                br_if $for-break00
                local.get $9
                i32.const 1
                i32.add
                local.set $9
                br $for-loop|01
               end
              end
             end
             local.get $1
             local.set $2
            end
            local.get $2
            local.get $10
            i32.lt_u
            if
             local.get $0
             i32.const 1
             i32.store
             local.get $0
             local.get $2
             local.get $27
             i32.sub
             i32.store offset=4
             i32.const 1
             local.set $8
            end
            br $for-break0
           end
           local.get $28
           local.get $1
           local.get $27
           i32.sub
           i64.extend_i32_u
           local.get $2
           i32.const 5
           i32.shl
           i32.const 6
           i32.or
           i64.extend_i32_u
           i64.const 32
           i64.shl
           i64.or
           i64.store
           local.get $1
           local.get $2
           i32.add
           local.set $2
          end
          local.get $28
          i32.const 8
          i32.add
         end
        end
        local.set $28
        local.get $2
       end
      end
      local.tee $1
      i32.load8_u
      i32.const 44
      i32.eq
      local.get $9
      i32.const 16
      i32.ne
      i32.and
      if (result i32)
       local.get $1
       i32.const 1
       i32.add
       local.set $1
       local.get $9
      else
       i32.const 4
      end
      local.set $3
      br $for-loop|0
     end
     local.set $1
    end
    loop $for-loop|22
     block $for-break2
      local.get $18
      local.get $1
      v128.load
      local.tee $12
      v128.or
      local.set $18
      local.get $12
      local.get $16
      i8x16.eq
      local.get $12
      local.get $15
      i8x16.eq
      v128.or
      local.get $12
      local.get $14
      i8x16.le_u
      v128.or
      i8x16.bitmask
      local.tee $2
      i32.eqz
      if
       local.get $1
       i32.const 16
       i32.add
       local.set $1
       br $for-loop|22
      end
      local.get $1
      local.get $2
      i32.ctz
      i32.add
      local.tee $1
      i32.load8_u
      local.tee $11
      i32.const 92
      i32.ne
      br_if $for-break2
      local.get $1
      i32.load8_u offset=1
      local.tee $2
      i32.const 117
      i32.eq
      if (result i32)
       local.get $1
       i32.load8_u offset=2
       local.tee $2
       i32.const 128
       i32.lt_u
       if (result i32)
        local.get $2
        i32.const 70384
        i32.add
        i32.load8_u
       else
        i32.const 255
       end
       local.set $2
       local.get $1
       i32.load8_u offset=3
       local.tee $30
       i32.const 128
       i32.lt_u
       if (result i32)
        local.get $30
        i32.const 70384
        i32.add
        i32.load8_u
       else
        i32.const 255
       end
       local.set $30
       local.get $1
       i32.load8_u offset=5
       local.tee $31
       i32.const 128
       i32.lt_u
       if (result i32)
        local.get $31
        i32.const 70384
        i32.add
        i32.load8_u
       else
        i32.const 255
       end
       local.tee $31
       local.get $1
       i32.load8_u offset=4
       local.tee $32
       i32.const 128
       i32.lt_u
       if (result i32)
        local.get $32
        i32.const 70384
        i32.add
        i32.load8_u
       else
        i32.const 255
       end
       local.tee $32
       local.get $2
       local.get $30
       i32.or
       i32.or
       i32.or
       i32.const 15
       i32.le_u
       if (result i32)
        local.get $2
        i32.const 12
        i32.shl
        local.get $30
        i32.const 8
        i32.shl
        i32.or
        local.get $32
        i32.const 4
        i32.shl
        i32.or
        local.get $31
        i32.or
       else
        i32.const 65536
       end
       local.tee $2
       i32.const 63488
       i32.and
       i32.const 55296
       i32.ne
       local.get $2
       i32.const 65535
       i32.le_u
       i32.and
       local.get $1
       i32.const 6
       i32.add
       local.tee $2
       local.get $10
       i32.le_u
       i32.and
       if
        local.get $24
        i32.const 2
        i32.or
        local.set $24
        local.get $2
        local.set $1
        br $for-loop|22
       end
       local.get $0
       local.get $1
       local.get $10
       local.get $22
       call $wasm/assembly/escapes/escapeAt
       local.tee $2
       i32.eqz
       br_if $for-break2
       local.get $24
       i32.const 2
       i32.or
       local.set $24
       local.get $1
       local.get $2
       i32.add
      else
       local.get $2
       i32.const 47
       i32.eq
       local.tee $30
       local.get $2
       i32.const 92
       i32.eq
       local.get $2
       i32.const 34
       i32.eq
       i32.or
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
       local.get $1
       i32.const 2
       i32.add
       local.tee $2
       local.get $10
       i32.le_u
       i32.and
       if (result i32)
        local.get $24
        i32.const 2
        i32.const 1
        local.get $30
        select
        i32.or
        local.set $24
        local.get $2
       else
        local.get $0
        local.get $1
        local.get $10
        local.get $22
        call $wasm/assembly/escapes/escapeAt
        drop
        br $for-break2
       end
      end
      local.set $1
      br $for-loop|22
     end
    end
    local.get $11
    i32.const 34
    i32.ne
    local.get $1
    i32.const 1
    i32.add
    local.get $4
    i32.sub
    local.tee $2
    local.get $17
    i32.const 2
    i32.add
    i32.gt_u
    i32.or
    if
     local.get $0
     i32.load offset=16
     local.set $2
     local.get $0
     i32.load offset=44
     local.get $4
     i32.const 1
     i32.add
     i32.add
     local.set $3
     block $__inlined_func$wasm/assembly/tokenizer/stopInString$102 (result i32)
      local.get $0
      i32.load
      local.tee $5
      if (result i32)
       local.get $2
       local.get $0
       i32.load offset=4
       i32.add
      else
       local.get $1
       i32.load8_u
       i32.const 34
       i32.eq
       if (result i32)
        local.get $3
       else
        local.get $1
        local.get $10
        i32.ge_u
        if (result i32)
         i32.const 1
        else
         local.get $1
         i32.load8_u
         i32.const 92
         i32.eq
        end
        if (result i32)
         i32.const 0
         local.get $1
         local.get $3
         i32.const 16
         i32.add
         i32.le_u
         br_if $__inlined_func$wasm/assembly/tokenizer/stopInString$102
         drop
         local.get $3
        else
         local.get $1
        end
       end
      end
      local.get $3
      i32.ge_u
      if
       local.get $0
       i32.const 10
       i32.store
       local.get $0
       local.get $3
       local.get $2
       i32.sub
       i32.store offset=4
       i32.const 10
       br $__inlined_func$wasm/assembly/tokenizer/stopInString$102
      end
      local.get $5
      if (result i32)
       local.get $5
      else
       local.get $0
       i32.const 1
       i32.store
       local.get $0
       local.get $1
       local.get $2
       i32.sub
       i32.store offset=4
       i32.const 1
      end
     end
     local.set $8
     local.get $21
     i32.const 6
     i32.or
     local.set $3
     br $for-break0
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    local.get $21
    i32.eqz
    if
     local.get $28
     local.get $4
     local.get $27
     i32.sub
     i64.extend_i32_u
     local.get $24
     i32.const 3
     i32.shl
     i32.const 4
     i32.or
     local.get $2
     i32.const 5
     i32.shl
     i32.or
     i64.extend_i32_u
     i64.const 32
     i64.shl
     i64.or
     i64.store
     local.get $28
     i32.const 8
     i32.add
     local.set $28
     local.get $1
     i32.load8_u
     i32.const 44
     i32.eq
     local.get $9
     i32.const 16
     i32.ne
     i32.and
     if (result i32)
      local.get $1
      i32.const 1
      i32.add
      local.set $1
      local.get $9
     else
      i32.const 4
     end
     local.set $3
     br $for-loop|0
    end
    local.get $28
    local.get $4
    local.get $27
    i32.sub
    i64.extend_i32_u
    local.get $24
    i32.const 3
    i32.shl
    i32.const 3
    i32.or
    local.get $2
    i32.const 5
    i32.shl
    i32.or
    i64.extend_i32_u
    i64.const 32
    i64.shl
    i64.or
    i64.store
    local.get $20
    i32.const 1
    i32.add
    local.set $20
    local.get $24
    if
     local.get $0
     local.get $0
     i32.load offset=112
     local.get $2
     i32.add
     i32.store offset=112
    end
    local.get $22
    i32.const 1
    i32.and
    if
     local.get $24
     local.get $26
     i32.const 16
     i32.add
     local.get $4
     i32.const 1
     i32.add
     local.tee $11
     i64.load
     i32.const 8
     local.get $2
     i32.const 2
     i32.sub
     local.tee $2
     local.get $2
     i32.const 8
     i32.ge_u
     select
     i32.const 3
     i32.shl
     i32.const 70512
     i32.add
     local.tee $30
     i64.load
     i64.and
     local.get $2
     local.get $11
     i32.add
     i32.const 8
     i32.sub
     i64.load
     local.get $30
     i64.load offset=72
     i64.and
     i64.const 29
     i64.rotl
     i64.xor
     local.get $2
     i64.extend_i32_u
     i64.const 52
     i64.shl
     i64.xor
     i64.const -7046029254386353131
     i64.mul
     i64.const 32
     i64.shr_u
     i32.wrap_i64
     local.tee $2
     i32.const 27
     i32.shr_u
     i32.add
     local.tee $11
     i32.load8_u
     local.tee $30
     i32.const 1
     local.get $2
     i32.const 24
     i32.shr_u
     i32.const 7
     i32.and
     i32.shl
     local.tee $31
     i32.and
     i32.or
     if (result i32)
      i32.const 0
     else
      local.get $7
      local.get $26
      i32.load offset=12
      i32.lt_u
     end
     if (result i32)
      local.get $11
      local.get $30
      local.get $31
      i32.or
      i32.store8
      local.get $6
      local.get $7
      i32.add
      local.get $2
      i64.extend_i32_u
      local.get $28
      local.get $23
      i32.sub
      i64.extend_i32_u
      i64.const 32
      i64.shl
      i64.or
      i64.store
      local.get $7
      i32.const 8
      i32.add
     else
      local.get $0
      local.get $7
      i32.store offset=76
      local.get $0
      local.get $25
      i32.store offset=72
      local.get $0
      local.get $28
      local.get $23
      i32.sub
      call $wasm/assembly/names/addName
      local.tee $8
      if
       local.get $0
       local.get $8
       i32.store
       local.get $0
       local.get $4
       local.get $27
       i32.sub
       i32.store offset=4
       br $for-break0
      end
      local.get $0
      i32.load offset=76
     end
     local.set $7
    end
    local.get $28
    i32.const 8
    i32.add
    local.set $28
    local.get $1
    i32.load8_u
    i32.const 58
    i32.eq
    if (result i32)
     local.get $1
     i32.const 1
     i32.add
     local.set $1
     i32.const 0
    else
     i32.const 5
    end
    local.set $3
    br $for-loop|0
   end
  end
  local.get $0
  local.get $1
  local.get $27
  i32.sub
  i32.store offset=52
  local.get $0
  local.get $3
  i32.store offset=56
  local.get $0
  local.get $25
  i32.store offset=72
  local.get $0
  local.get $7
  i32.store offset=76
  local.get $0
  local.get $20
  i32.store offset=108
  local.get $0
  local.get $28
  local.get $23
  i32.sub
  i32.store offset=12
  local.get $3
  i32.const 6
  i32.ge_u
  if
   local.get $0
   local.get $4
   local.get $27
   i32.sub
   i32.store offset=60
   local.get $0
   local.get $24
   i32.store offset=64
  end
  local.get $27
  local.get $0
  i32.load offset=100
  i32.add
  local.set $1
  local.get $18
  i8x16.bitmask
  if (result i32)
   i32.const 1
  else
   local.get $1
   i32.load8_u
   i32.const 127
   i32.gt_u
  end
  if
   local.get $0
   i32.load offset=16
   local.set $2
   local.get $0
   i32.load offset=4
   local.set $3
   local.get $0
   i32.load
   local.tee $9
   if
    local.get $10
    local.get $2
    local.get $3
    i32.add
    i32.const 4
    i32.add
    local.tee $4
    local.get $4
    local.get $10
    i32.gt_u
    select
    local.set $10
   end
   local.get $1
   local.get $10
   i32.lt_u
   if
    local.get $1
    local.get $10
    call $wasm/assembly/utf8/validate
    local.set $1
   end
   block $__inlined_func$wasm/assembly/tokenizer/checkUtf8$103
    local.get $1
    i32.const 0
    i32.ge_s
    if
     local.get $0
     local.get $1
     local.get $2
     i32.sub
     i32.store offset=100
     br $__inlined_func$wasm/assembly/tokenizer/checkUtf8$103
    end
    local.get $3
    local.get $1
    i32.const 2147483647
    i32.and
    local.get $2
    i32.sub
    local.tee $1
    i32.le_u
    i32.const 0
    local.get $9
    select
    br_if $__inlined_func$wasm/assembly/tokenizer/checkUtf8$103
    local.get $0
    i32.load offset=56
    i32.const -2
    i32.and
    i32.const 6
    i32.eq
    if
     local.get $0
     i32.load offset=44
     local.get $0
     i32.load offset=60
     local.tee $2
     i32.const 1
     i32.add
     i32.add
     local.set $3
     local.get $1
     local.get $2
     i32.gt_u
     local.get $1
     local.get $3
     i32.ge_u
     i32.and
     if
      local.get $0
      i32.const 10
      i32.store
      local.get $0
      local.get $3
      i32.store offset=4
      i32.const 10
      local.set $9
      br $__inlined_func$wasm/assembly/tokenizer/checkUtf8$103
     end
    end
    local.get $0
    i32.const 4
    i32.store
    local.get $0
    local.get $1
    i32.store offset=4
    i32.const 4
    local.set $9
   end
   local.get $9
   return
  end
  local.get $0
  local.get $10
  local.get $27
  i32.sub
  i32.store offset=100
  local.get $8
 )
 (func $wasm/assembly/strings/rewriteString (param $0 i32) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  loop $for-loop|0
   local.get $0
   i32.load8_u
   i32.const 92
   i32.ne
   if
    local.get $2
    local.set $3
    local.get $0
    local.set $2
    block $wasm/assembly/strings/copyOver|inlined.1
     block $wasm/assembly/strings/nextBackslash|inlined.1 (result i32)
      loop $while-continue|1
       local.get $1
       local.get $2
       i32.gt_u
       if
        local.get $2
        v128.load
        v128.const i32x4 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c 0x5c5c5c5c
        i8x16.eq
        i8x16.bitmask
        local.tee $4
        if
         local.get $2
         local.get $4
         i32.ctz
         i32.add
         local.tee $2
         local.get $1
         local.get $1
         local.get $2
         i32.gt_u
         select
         br $wasm/assembly/strings/nextBackslash|inlined.1
        end
        local.get $2
        i32.const 16
        i32.add
        local.set $2
        br $while-continue|1
       end
      end
      local.get $1
     end
     local.tee $4
     local.get $0
     i32.sub
     local.tee $2
     i32.const 512
     i32.gt_u
     if
      local.get $3
      local.get $0
      local.get $2
      memory.copy
      local.get $2
      local.get $3
      i32.add
      local.set $2
      br $wasm/assembly/strings/copyOver|inlined.1
     end
     local.get $2
     local.get $3
     i32.add
     local.set $2
     local.get $3
     local.get $0
     v128.load
     v128.store
     local.get $3
     i32.const 16
     i32.add
     local.set $3
     local.get $0
     i32.const 16
     i32.add
     local.set $0
     loop $while-continue|2
      local.get $2
      local.get $3
      i32.gt_u
      if
       local.get $3
       local.get $0
       v128.load
       v128.store
       local.get $3
       i32.const 16
       i32.add
       local.set $3
       local.get $0
       i32.const 16
       i32.add
       local.set $0
       br $while-continue|2
      end
     end
    end
    local.get $1
    local.get $4
    i32.le_u
    if
     local.get $2
     return
    end
    local.get $4
    local.set $0
   end
   local.get $0
   i32.load8_u offset=1
   local.tee $3
   i32.const 117
   i32.eq
   if (result i32)
    local.get $0
    i32.load8_u offset=2
    local.tee $3
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $3
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.set $3
    local.get $0
    i32.load8_u offset=3
    local.tee $4
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $4
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.set $4
    local.get $0
    i32.load8_u offset=5
    local.tee $5
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $5
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.tee $5
    local.get $0
    i32.load8_u offset=4
    local.tee $6
    i32.const 128
    i32.lt_u
    if (result i32)
     local.get $6
     i32.const 70384
     i32.add
     i32.load8_u
    else
     i32.const 255
    end
    local.tee $6
    local.get $3
    local.get $4
    i32.or
    i32.or
    i32.or
    i32.const 15
    i32.gt_u
    if (result i32)
     i32.const 65536
    else
     local.get $3
     i32.const 12
     i32.shl
     local.get $4
     i32.const 8
     i32.shl
     i32.or
     local.get $6
     i32.const 4
     i32.shl
     i32.or
     local.get $5
     i32.or
    end
    local.tee $3
    i32.const 63488
    i32.and
    i32.const 55296
    i32.ne
    local.get $3
    i32.const 2048
    i32.ge_u
    i32.and
    if (result i32)
     local.get $2
     local.get $3
     i32.const 16
     i32.shl
     i32.const 4128768
     i32.and
     local.get $3
     i32.const 2
     i32.shl
     i32.const 16128
     i32.and
     local.get $3
     i32.const 12
     i32.shr_u
     i32.const 8421600
     i32.or
     i32.or
     i32.or
     i32.store
     local.get $2
     i32.const 3
     i32.add
     local.set $2
     local.get $0
     i32.const 6
     i32.add
    else
     block $__inlined_func$wasm/assembly/strings/writeCharacter$65 (result i32)
      local.get $0
      local.get $1
      call $wasm/assembly/strings/escapedPoint
      local.tee $3
      i32.const 34
      i32.ne
      local.get $3
      i32.const 32
      i32.ge_u
      i32.and
      local.get $3
      i32.const 92
      i32.ne
      i32.and
      if
       local.get $2
       local.get $3
       call $wasm/assembly/strings/writePoint
       br $__inlined_func$wasm/assembly/strings/writeCharacter$65
      end
      local.get $2
      i32.const 92
      i32.store8
      local.get $3
      i32.const 8
      i32.eq
      if (result i32)
       i32.const 98
      else
       local.get $3
       i32.const 9
       i32.eq
       if (result i32)
        i32.const 116
       else
        local.get $3
        i32.const 10
        i32.eq
        if (result i32)
         i32.const 110
        else
         local.get $3
         i32.const 12
         i32.eq
         if (result i32)
          i32.const 102
         else
          i32.const 114
          local.get $3
          i32.const 0
          local.get $3
          i32.const 32
          i32.ge_u
          select
          local.get $3
          i32.const 13
          i32.eq
          select
         end
        end
       end
      end
      local.tee $4
      if
       local.get $2
       local.get $4
       i32.store8 offset=1
       local.get $2
       i32.const 2
       i32.add
       br $__inlined_func$wasm/assembly/strings/writeCharacter$65
      end
      local.get $2
      i32.const 3158133
      i32.store offset=1
      local.get $2
      local.get $3
      i32.const 4
      i32.shr_u
      i32.const 48
      i32.add
      i32.store8 offset=4
      local.get $2
      local.get $3
      i32.const 15
      i32.and
      local.tee $4
      i32.const 48
      i32.add
      local.get $4
      i32.const 87
      i32.add
      local.get $4
      i32.const 10
      i32.lt_u
      select
      i32.store8 offset=5
      local.get $2
      i32.const 6
      i32.add
     end
     local.set $2
     local.get $0
     i32.const 12
     i32.const 6
     local.get $3
     i32.const 65535
     i32.gt_u
     select
     i32.add
    end
   else
    local.get $3
    i32.const 47
    i32.eq
    if (result i32)
     local.get $2
     i32.const 47
     i32.store8
     local.get $2
     i32.const 1
     i32.add
    else
     local.get $2
     i32.const 92
     i32.store8
     local.get $2
     local.get $3
     i32.store8 offset=1
     local.get $2
     i32.const 2
     i32.add
    end
    local.set $2
    local.get $0
    i32.const 2
    i32.add
   end
   local.set $0
   br $for-loop|0
  end
  unreachable
 )
 (func $wasm/assembly/sort/mergeRuns (param $0 i32) (param $1 i32) (result i32)
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
  (local $12 i64)
  (local $13 i64)
  (local $14 i32)
  (local $15 i32)
  local.get $1
  local.get $0
  i32.sub
  local.tee $5
  local.get $0
  i32.add
  local.set $3
  local.get $0
  local.set $2
  loop $for-loop|0
   local.get $1
   local.get $2
   i32.gt_u
   if
    local.get $3
    local.get $2
    local.get $2
    i32.const 480
    i32.add
    local.tee $4
    local.get $1
    local.get $1
    local.get $4
    i32.gt_u
    select
    local.tee $4
    local.get $2
    i32.sub
    local.tee $6
    memory.copy
    local.get $3
    i32.const 24
    i32.add
    local.get $3
    local.get $3
    local.get $6
    i32.add
    call $wasm/assembly/sort/insertFrom
    if
     i32.const 1
     return
    end
    local.get $2
    local.get $3
    local.get $4
    local.get $2
    i32.sub
    memory.copy
    local.get $2
    i32.const 480
    i32.add
    local.set $2
    br $for-loop|0
   end
  end
  local.get $0
  local.set $1
  local.get $3
  local.set $2
  i32.const 480
  local.set $7
  loop $for-loop|1
   local.get $5
   local.get $7
   i32.gt_u
   if
    i32.const 0
    local.set $6
    loop $for-loop|2
     local.get $5
     local.get $6
     i32.gt_u
     if
      local.get $6
      local.get $7
      i32.add
      local.tee $3
      local.get $5
      local.get $3
      local.get $5
      i32.lt_u
      select
      local.get $1
      i32.add
      local.tee $15
      local.set $4
      local.get $2
      local.get $6
      i32.add
      local.tee $9
      local.get $6
      local.get $7
      i32.const 1
      i32.shl
      i32.add
      local.tee $3
      local.get $5
      local.get $3
      local.get $5
      i32.lt_u
      select
      local.get $1
      i32.add
      local.tee $10
      local.get $1
      local.get $6
      i32.add
      local.tee $8
      i32.sub
      i32.add
      local.set $11
      block $__inlined_func$wasm/assembly/sort/merge$83 (result i32)
       loop $while-continue|0
        local.get $9
        local.get $11
        i32.lt_u
        if
         local.get $8
         local.get $15
         i32.lt_u
         local.tee $3
         local.get $4
         local.get $10
         i32.lt_u
         i32.and
         if
          i32.const -1
          i32.const 1
          local.get $8
          i64.load
          local.tee $12
          local.get $4
          i64.load
          local.tee $13
          i64.lt_u
          select
          local.set $3
          local.get $12
          local.get $13
          i64.eq
          if
           local.get $8
           local.get $4
           call $wasm/assembly/sort/orderOfRest
           local.set $3
          end
          i32.const 1
          local.get $3
          i32.eqz
          br_if $__inlined_func$wasm/assembly/sort/merge$83
          drop
          local.get $3
          i32.const 0
          i32.lt_s
          local.set $3
         end
         local.get $9
         local.get $8
         local.get $4
         local.get $3
         select
         local.tee $14
         v128.load
         v128.store
         local.get $9
         local.get $14
         i64.load offset=16
         i64.store offset=16
         local.get $3
         if
          local.get $8
          i32.const 24
          i32.add
          local.set $8
         else
          local.get $4
          i32.const 24
          i32.add
          local.set $4
         end
         local.get $9
         i32.const 24
         i32.add
         local.set $9
         br $while-continue|0
        end
       end
       i32.const 0
      end
      if
       i32.const 1
       return
      end
      local.get $6
      local.get $7
      i32.const 1
      i32.shl
      i32.add
      local.set $6
      br $for-loop|2
     end
    end
    local.get $1
    local.get $2
    local.set $1
    local.set $2
    local.get $7
    i32.const 1
    i32.shl
    local.set $7
    br $for-loop|1
   end
  end
  local.get $0
  local.get $1
  i32.ne
  if
   local.get $0
   local.get $1
   local.get $5
   memory.copy
  end
  i32.const 0
 )
 (func $wasm/assembly/sha256/writeDigest (param $0 i32) (param $1 i32)
  (local $2 v128)
  local.get $1
  local.get $0
  v128.load
  local.tee $2
  local.get $2
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store
  local.get $1
  local.get $0
  v128.load offset=16
  local.tee $2
  local.get $2
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store offset=16
 )
 (func $wasm/assembly/sha256/sha256 (param $0 i32) (param $1 i32) (param $2 i32)
  (local $3 v128)
  (local $4 i32)
  i32.const 1536
  i32.const 1408
  v128.load
  v128.store
  i32.const 1552
  i32.const 1424
  v128.load
  v128.store
  i32.const 1536
  local.get $0
  local.get $1
  i32.const 6
  i32.shr_u
  local.tee $4
  call $wasm/assembly/sha256/sha256Blocks
  i32.const 1536
  i32.const 1600
  i32.const 1600
  local.get $0
  local.get $4
  i32.const 6
  i32.shl
  i32.add
  local.get $1
  i32.const 63
  i32.and
  local.get $1
  i64.extend_i32_u
  call $wasm/assembly/sha256/writeTail
  call $wasm/assembly/sha256/sha256Blocks
  local.get $2
  i32.const 1536
  v128.load
  local.tee $3
  local.get $3
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store
  local.get $2
  i32.const 1552
  v128.load
  local.tee $3
  local.get $3
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  v128.store offset=16
 )
 (func $wasm/assembly/sha256/resetState (param $0 i32)
  local.get $0
  i32.const 1408
  v128.load
  v128.store
  local.get $0
  i32.const 1424
  v128.load
  v128.store offset=16
 )
 (func $wasm/assembly/sha256/finish (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i64)
  local.get $0
  i32.const 1600
  i32.const 1600
  local.get $1
  local.get $2
  local.get $3
  call $wasm/assembly/sha256/writeTail
  call $wasm/assembly/sha256/sha256Blocks
 )
 (func $wasm/assembly/sha256/compressKeyed (param $0 i32)
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
  (local $14 i32)
  (local $15 i32)
  (local $16 i32)
  i32.const 70016
  i32.load
  local.set $9
  i32.const 70028
  i32.load
  local.set $4
  i32.const 70032
  i32.load
  local.set $6
  i32.const 70036
  i32.load
  local.set $5
  i32.const 70040
  i32.load
  local.set $7
  i32.const 70044
  i32.load
  local.set $8
  i32.const 70020
  i32.load
  local.tee $2
  i32.const 70024
  i32.load
  local.tee $3
  i32.xor
  local.set $10
  local.get $0
  local.set $1
  loop $for-loop|0
   local.get $1
   local.get $0
   i32.const 256
   i32.add
   i32.lt_u
   if
    local.get $6
    i32.const 14
    i32.rotr
    local.get $6
    i32.xor
    i32.const 5
    i32.rotr
    local.get $6
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $11
    local.get $8
    local.get $1
    i32.load
    local.get $7
    local.get $6
    local.get $5
    local.get $7
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $8
    local.get $4
    i32.add
    i32.add
    local.tee $4
    local.get $4
    i32.const 14
    i32.rotr
    i32.xor
    i32.const 5
    i32.rotr
    local.get $4
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $12
    local.get $7
    local.get $1
    i32.load offset=4
    local.get $5
    local.get $4
    local.get $5
    local.get $6
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $7
    local.get $3
    i32.add
    i32.add
    local.tee $13
    local.get $13
    i32.const 14
    i32.rotr
    i32.xor
    i32.const 5
    i32.rotr
    local.get $13
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $3
    local.get $5
    local.get $1
    i32.load offset=8
    local.get $6
    local.get $13
    local.get $4
    local.get $6
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $5
    local.get $2
    i32.add
    i32.add
    local.set $14
    local.get $8
    local.get $11
    i32.add
    local.get $2
    local.get $2
    local.get $9
    i32.xor
    local.tee $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $9
    i32.const 2
    i32.rotr
    local.get $9
    i32.const 13
    i32.rotr
    i32.xor
    local.get $9
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $8
    local.get $9
    i32.xor
    local.set $10
    local.get $3
    local.get $5
    i32.add
    local.get $7
    local.get $12
    i32.add
    local.get $9
    local.get $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $8
    i32.const 2
    i32.rotr
    local.get $8
    i32.const 13
    i32.rotr
    i32.xor
    local.get $8
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $11
    local.get $8
    i32.xor
    local.tee $12
    local.get $10
    i32.and
    local.get $8
    i32.xor
    i32.add
    local.get $11
    i32.const 2
    i32.rotr
    local.get $11
    i32.const 13
    i32.rotr
    i32.xor
    local.get $11
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $10
    local.get $14
    i32.const 14
    i32.rotr
    local.get $14
    i32.xor
    i32.const 5
    i32.rotr
    local.get $14
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $15
    local.get $6
    local.get $1
    i32.load offset=12
    local.get $4
    local.get $14
    local.get $4
    local.get $13
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $6
    local.get $9
    i32.add
    i32.add
    local.tee $2
    local.get $2
    i32.const 14
    i32.rotr
    i32.xor
    i32.const 5
    i32.rotr
    local.get $2
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $3
    local.get $4
    local.get $1
    i32.load offset=16
    local.get $13
    local.get $2
    local.get $13
    local.get $14
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $9
    local.get $8
    i32.add
    i32.add
    local.tee $8
    local.get $8
    i32.const 14
    i32.rotr
    i32.xor
    i32.const 5
    i32.rotr
    local.get $8
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $4
    local.get $13
    local.get $1
    i32.load offset=20
    local.get $14
    local.get $8
    local.get $2
    local.get $14
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $13
    local.get $11
    i32.add
    i32.add
    local.tee $7
    local.get $7
    i32.const 14
    i32.rotr
    i32.xor
    i32.const 5
    i32.rotr
    local.get $7
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $14
    local.get $1
    i32.load offset=24
    local.get $2
    local.get $7
    local.get $2
    local.get $8
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $14
    local.get $10
    i32.add
    i32.add
    local.set $5
    local.get $6
    local.get $15
    i32.add
    local.get $11
    local.get $10
    local.get $11
    i32.xor
    local.tee $6
    local.get $12
    i32.and
    i32.xor
    i32.add
    local.get $10
    i32.const 2
    i32.rotr
    local.get $10
    i32.const 13
    i32.rotr
    i32.xor
    local.get $10
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $11
    local.get $10
    i32.xor
    local.set $12
    local.get $4
    local.get $13
    i32.add
    local.get $11
    local.get $3
    local.get $9
    i32.add
    local.get $10
    local.get $6
    local.get $12
    i32.and
    i32.xor
    i32.add
    local.get $11
    i32.const 2
    i32.rotr
    local.get $11
    i32.const 13
    i32.rotr
    i32.xor
    local.get $11
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $4
    i32.xor
    local.tee $9
    local.get $12
    i32.and
    local.get $11
    i32.xor
    i32.add
    local.get $4
    i32.const 2
    i32.rotr
    local.get $4
    i32.const 13
    i32.rotr
    i32.xor
    local.get $4
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $3
    local.get $4
    i32.xor
    local.set $10
    local.get $5
    i32.const 14
    i32.rotr
    local.get $5
    i32.xor
    i32.const 5
    i32.rotr
    local.get $5
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $12
    local.get $2
    local.get $1
    i32.load offset=28
    local.get $8
    local.get $5
    local.get $7
    local.get $8
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $2
    local.get $11
    i32.add
    i32.add
    local.set $6
    local.get $2
    local.get $12
    i32.add
    local.get $3
    local.get $10
    local.get $3
    local.get $14
    local.get $16
    i32.add
    local.get $4
    local.get $9
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    i32.xor
    local.tee $10
    i32.and
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $9
    local.get $1
    i32.const 32
    i32.add
    local.set $1
    br $for-loop|0
   end
  end
  i32.const 70016
  i32.const 70016
  i32.load
  local.get $9
  i32.add
  i32.store
  i32.const 70020
  i32.const 70020
  i32.load
  local.get $2
  i32.add
  i32.store
  i32.const 70024
  i32.const 70024
  i32.load
  local.get $3
  i32.add
  i32.store
  i32.const 70028
  i32.const 70028
  i32.load
  local.get $4
  i32.add
  i32.store
  i32.const 70032
  i32.const 70032
  i32.load
  local.get $6
  i32.add
  i32.store
  i32.const 70036
  i32.const 70036
  i32.load
  local.get $5
  i32.add
  i32.store
  i32.const 70040
  i32.const 70040
  i32.load
  local.get $7
  i32.add
  i32.store
  i32.const 70044
  i32.const 70044
  i32.load
  local.get $8
  i32.add
  i32.store
 )
 (func $wasm/assembly/sha256/compress (param $0 i32) (param $1 i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 i32)
  (local $16 i32)
  (local $17 i32)
  (local $18 i32)
  (local $19 i32)
  (local $20 i32)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  (local $24 i32)
  (local $25 v128)
  (local $26 i32)
  local.get $0
  i32.load
  local.set $3
  local.get $0
  i32.load offset=12
  local.set $9
  local.get $0
  i32.load offset=16
  local.set $4
  local.get $0
  i32.load offset=20
  local.set $6
  local.get $0
  i32.load offset=24
  local.set $7
  local.get $0
  i32.load offset=28
  local.set $8
  local.get $0
  i32.load offset=4
  local.tee $2
  local.get $0
  i32.load offset=8
  local.tee $5
  i32.xor
  local.set $10
  local.get $1
  v128.load offset=16
  local.tee $11
  local.get $11
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  local.set $11
  local.get $1
  v128.load offset=32
  local.tee $12
  local.get $12
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  local.set $13
  local.get $1
  v128.load offset=48
  local.tee $12
  local.get $12
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  local.set $14
  i32.const 1472
  local.get $1
  v128.load
  local.tee $12
  local.get $12
  i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
  local.tee $12
  i32.const 1152
  v128.load
  i32x4.add
  v128.store
  i32.const 1488
  local.get $11
  i32.const 1168
  v128.load
  i32x4.add
  v128.store
  i32.const 1504
  local.get $13
  i32.const 1184
  v128.load
  i32x4.add
  v128.store
  i32.const 1520
  local.get $14
  i32.const 1200
  v128.load
  i32x4.add
  v128.store
  i32.const 1216
  local.set $1
  loop $for-loop|0
   local.get $1
   i32.const 1408
   i32.lt_u
   if
    local.get $4
    i32.const 14
    i32.rotr
    local.get $4
    i32.xor
    i32.const 5
    i32.rotr
    local.get $4
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $15
    local.get $8
    i32.const 1472
    i32.load
    local.get $7
    local.get $4
    local.get $6
    local.get $7
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $8
    local.get $9
    i32.add
    i32.add
    local.tee $9
    local.get $9
    i32.const 14
    i32.rotr
    local.get $9
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $7
    i32.const 1476
    i32.load
    local.get $6
    local.get $9
    local.get $4
    local.get $6
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $7
    local.get $5
    i32.add
    i32.add
    local.tee $5
    local.get $5
    i32.const 14
    i32.rotr
    local.get $5
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $17
    local.get $6
    i32.const 1480
    i32.load
    local.get $4
    local.get $5
    local.get $4
    local.get $9
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $6
    local.get $2
    i32.add
    i32.add
    local.tee $18
    local.get $18
    i32.const 14
    i32.rotr
    local.get $18
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $19
    local.get $4
    i32.const 1484
    i32.load
    local.get $9
    local.get $18
    local.get $5
    local.get $9
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $4
    local.get $3
    i32.add
    i32.add
    local.set $20
    local.get $8
    local.get $15
    i32.add
    local.get $2
    local.get $2
    local.get $3
    i32.xor
    local.tee $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $8
    local.get $3
    i32.xor
    local.set $10
    local.get $6
    local.get $17
    i32.add
    local.get $7
    local.get $16
    i32.add
    local.get $3
    local.get $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $8
    i32.const 2
    i32.rotr
    local.get $8
    i32.const 13
    i32.rotr
    i32.xor
    local.get $8
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    local.get $8
    i32.xor
    local.tee $3
    local.get $10
    i32.and
    local.get $8
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $6
    local.get $12
    local.get $12
    local.get $11
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    local.tee $12
    i32.const 7
    i32x4.shr_u
    local.get $12
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 18
    i32x4.shr_u
    local.get $12
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.get $13
    local.get $14
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    local.tee $21
    i32x4.add
    local.tee $12
    local.get $14
    local.get $14
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    local.tee $22
    i32.const 17
    i32x4.shr_u
    local.get $22
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $22
    i32.const 19
    i32x4.shr_u
    local.get $22
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $22
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.tee $22
    local.get $22
    i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
    local.set $23
    i32.const 1472
    local.get $22
    local.get $12
    local.get $23
    i32.const 17
    i32x4.shr_u
    local.get $23
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $23
    i32.const 19
    i32x4.shr_u
    local.get $23
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $23
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31
    local.tee $12
    local.get $1
    v128.load
    i32x4.add
    v128.store
    local.get $20
    i32.const 14
    i32.rotr
    local.get $20
    i32.xor
    i32.const 5
    i32.rotr
    local.get $20
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $7
    local.get $9
    i32.const 1488
    i32.load
    local.get $5
    local.get $20
    local.get $5
    local.get $18
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $9
    local.get $8
    i32.add
    i32.add
    local.tee $8
    local.get $8
    i32.const 14
    i32.rotr
    local.get $8
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $10
    local.get $5
    i32.const 1492
    i32.load
    local.get $18
    local.get $8
    local.get $18
    local.get $20
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $5
    local.get $2
    i32.add
    i32.add
    local.tee $15
    local.get $15
    i32.const 14
    i32.rotr
    local.get $15
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $18
    i32.const 1496
    i32.load
    local.get $20
    local.get $15
    local.get $8
    local.get $20
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $17
    local.get $6
    i32.add
    i32.add
    local.tee $18
    local.get $18
    i32.const 14
    i32.rotr
    local.get $18
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $24
    local.get $4
    local.get $19
    i32.add
    local.get $2
    local.get $2
    local.get $6
    i32.xor
    local.tee $2
    local.get $3
    i32.and
    i32.xor
    i32.add
    local.get $6
    i32.const 2
    i32.rotr
    local.get $6
    i32.const 13
    i32.rotr
    i32.xor
    local.get $6
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $3
    local.get $20
    i32.const 1500
    i32.load
    local.get $8
    local.get $18
    local.get $8
    local.get $15
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $4
    i32.add
    i32.add
    local.set $19
    local.get $16
    local.get $17
    i32.add
    local.get $5
    local.get $10
    i32.add
    local.get $3
    local.get $7
    local.get $9
    i32.add
    local.get $6
    local.get $3
    local.get $6
    i32.xor
    local.tee $5
    local.get $2
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    local.get $3
    i32.xor
    local.tee $3
    local.get $5
    i32.and
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $5
    local.get $2
    i32.xor
    local.tee $6
    local.get $3
    i32.and
    local.get $2
    i32.xor
    i32.add
    local.get $5
    i32.const 2
    i32.rotr
    local.get $5
    i32.const 13
    i32.rotr
    i32.xor
    local.get $5
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $3
    local.get $11
    local.get $11
    local.get $13
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    local.tee $11
    i32.const 7
    i32x4.shr_u
    local.get $11
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 18
    i32x4.shr_u
    local.get $11
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.get $14
    local.get $12
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    local.tee $22
    i32x4.add
    local.tee $23
    local.get $12
    local.get $12
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    local.tee $11
    i32.const 17
    i32x4.shr_u
    local.get $11
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 19
    i32x4.shr_u
    local.get $11
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.tee $25
    local.get $25
    i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
    local.set $11
    i32.const 1488
    local.get $25
    local.get $23
    local.get $11
    i32.const 17
    i32x4.shr_u
    local.get $11
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 19
    i32x4.shr_u
    local.get $11
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31
    local.tee $11
    local.get $1
    v128.load offset=16
    i32x4.add
    v128.store
    local.get $19
    i32.const 14
    i32.rotr
    local.get $19
    i32.xor
    i32.const 5
    i32.rotr
    local.get $19
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $7
    local.get $8
    i32.const 1504
    i32.load
    local.get $15
    local.get $19
    local.get $15
    local.get $18
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $8
    local.get $2
    i32.add
    i32.add
    local.tee $2
    local.get $2
    i32.const 14
    i32.rotr
    local.get $2
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $9
    local.get $15
    i32.const 1508
    i32.load
    local.get $18
    local.get $2
    local.get $18
    local.get $19
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $10
    local.get $5
    i32.add
    i32.add
    local.tee $15
    local.get $15
    i32.const 14
    i32.rotr
    local.get $15
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $18
    i32.const 1512
    i32.load
    local.get $19
    local.get $15
    local.get $2
    local.get $19
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $17
    local.get $3
    i32.add
    i32.add
    local.tee $18
    local.get $18
    i32.const 14
    i32.rotr
    local.get $18
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $20
    local.get $4
    local.get $24
    i32.add
    local.get $5
    local.get $3
    local.get $5
    i32.xor
    local.tee $4
    local.get $6
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $5
    local.get $19
    i32.const 1516
    i32.load
    local.get $2
    local.get $18
    local.get $2
    local.get $15
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $19
    i32.add
    i32.add
    local.set $24
    local.get $16
    local.get $17
    i32.add
    local.get $9
    local.get $10
    i32.add
    local.get $5
    local.get $7
    local.get $8
    i32.add
    local.get $3
    local.get $3
    local.get $5
    i32.xor
    local.tee $3
    local.get $4
    i32.and
    i32.xor
    i32.add
    local.get $5
    i32.const 2
    i32.rotr
    local.get $5
    i32.const 13
    i32.rotr
    i32.xor
    local.get $5
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $4
    local.get $5
    i32.xor
    local.tee $5
    local.get $3
    i32.and
    i32.xor
    i32.add
    local.get $4
    i32.const 2
    i32.rotr
    local.get $4
    i32.const 13
    i32.rotr
    i32.xor
    local.get $4
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $3
    local.get $4
    i32.xor
    local.tee $9
    local.get $5
    i32.and
    local.get $4
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $5
    local.get $13
    local.get $21
    i32.const 7
    i32x4.shr_u
    local.get $21
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $21
    i32.const 18
    i32x4.shr_u
    local.get $21
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $21
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.get $12
    local.get $11
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    i32x4.add
    local.tee $13
    local.get $11
    local.get $11
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    local.tee $21
    i32.const 17
    i32x4.shr_u
    local.get $21
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $21
    i32.const 19
    i32x4.shr_u
    local.get $21
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $21
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.tee $21
    local.get $21
    i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
    local.set $23
    i32.const 1504
    local.get $21
    local.get $13
    local.get $23
    i32.const 17
    i32x4.shr_u
    local.get $23
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $23
    i32.const 19
    i32x4.shr_u
    local.get $23
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $23
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31
    local.tee $13
    local.get $1
    v128.load offset=32
    i32x4.add
    v128.store
    local.get $24
    i32.const 14
    i32.rotr
    local.get $24
    i32.xor
    i32.const 5
    i32.rotr
    local.get $24
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $10
    local.get $2
    i32.const 1520
    i32.load
    local.get $15
    local.get $24
    local.get $15
    local.get $18
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $2
    local.get $4
    i32.add
    i32.add
    local.tee $8
    local.get $8
    i32.const 14
    i32.rotr
    local.get $8
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $15
    i32.const 1524
    i32.load
    local.get $18
    local.get $8
    local.get $18
    local.get $24
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $15
    local.get $3
    i32.add
    i32.add
    local.tee $7
    local.get $7
    i32.const 14
    i32.rotr
    local.get $7
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $17
    local.get $18
    i32.const 1528
    i32.load
    local.get $24
    local.get $7
    local.get $8
    local.get $24
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $18
    local.get $5
    i32.add
    i32.add
    local.tee $6
    local.get $6
    i32.const 14
    i32.rotr
    local.get $6
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $26
    local.get $19
    local.get $20
    i32.add
    local.get $3
    local.get $3
    local.get $5
    i32.xor
    local.tee $3
    local.get $9
    i32.and
    i32.xor
    i32.add
    local.get $5
    i32.const 2
    i32.rotr
    local.get $5
    i32.const 13
    i32.rotr
    i32.xor
    local.get $5
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $19
    local.get $24
    i32.const 1532
    i32.load
    local.get $8
    local.get $6
    local.get $7
    local.get $8
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $20
    i32.add
    i32.add
    local.set $4
    local.get $19
    local.get $2
    local.get $10
    i32.add
    local.get $5
    local.get $5
    local.get $19
    i32.xor
    local.tee $2
    local.get $3
    i32.and
    i32.xor
    i32.add
    local.get $19
    i32.const 2
    i32.rotr
    local.get $19
    i32.const 13
    i32.rotr
    i32.xor
    local.get $19
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $9
    i32.xor
    local.set $3
    local.get $20
    local.get $26
    i32.add
    local.get $17
    local.get $18
    i32.add
    local.get $9
    local.get $15
    local.get $16
    i32.add
    local.get $19
    local.get $2
    local.get $3
    i32.and
    i32.xor
    i32.add
    local.get $9
    i32.const 2
    i32.rotr
    local.get $9
    i32.const 13
    i32.rotr
    i32.xor
    local.get $9
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $5
    i32.xor
    local.tee $15
    local.get $3
    i32.and
    local.get $9
    i32.xor
    i32.add
    local.get $5
    i32.const 2
    i32.rotr
    local.get $5
    i32.const 13
    i32.rotr
    i32.xor
    local.get $5
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    local.get $5
    i32.xor
    local.tee $10
    local.get $15
    i32.and
    local.get $5
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $3
    local.get $14
    local.get $22
    i32.const 7
    i32x4.shr_u
    local.get $22
    i32.const 25
    i32x4.shl
    v128.xor
    local.get $22
    i32.const 18
    i32x4.shr_u
    local.get $22
    i32.const 14
    i32x4.shl
    v128.xor
    v128.xor
    local.get $22
    i32.const 3
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.get $11
    local.get $13
    i8x16.shuffle 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
    i32x4.add
    local.tee $14
    local.get $13
    local.get $13
    i8x16.shuffle 8 9 10 11 12 13 14 15 8 9 10 11 12 13 14 15
    local.tee $21
    i32.const 17
    i32x4.shr_u
    local.get $21
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $21
    i32.const 19
    i32x4.shr_u
    local.get $21
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $21
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    local.tee $21
    local.get $21
    i8x16.shuffle 0 1 2 3 4 5 6 7 0 1 2 3 4 5 6 7
    local.set $22
    i32.const 1520
    local.get $21
    local.get $14
    local.get $22
    i32.const 17
    i32x4.shr_u
    local.get $22
    i32.const 15
    i32x4.shl
    v128.xor
    local.get $22
    i32.const 19
    i32x4.shr_u
    local.get $22
    i32.const 13
    i32x4.shl
    v128.xor
    v128.xor
    local.get $22
    i32.const 10
    i32x4.shr_u
    v128.xor
    i32x4.add
    i8x16.shuffle 0 1 2 3 4 5 6 7 24 25 26 27 28 29 30 31
    local.tee $14
    local.get $1
    v128.load offset=48
    i32x4.add
    v128.store
    local.get $1
    i32.const -64
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
  i32.const 1472
  local.set $1
  loop $for-loop|1
   local.get $1
   i32.const 1536
   i32.lt_u
   if
    local.get $4
    i32.const 14
    i32.rotr
    local.get $4
    i32.xor
    i32.const 5
    i32.rotr
    local.get $4
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $15
    local.get $8
    local.get $1
    i32.load
    local.get $7
    local.get $4
    local.get $6
    local.get $7
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $8
    local.get $9
    i32.add
    i32.add
    local.tee $9
    local.get $9
    i32.const 14
    i32.rotr
    local.get $9
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $7
    local.get $1
    i32.load offset=4
    local.get $6
    local.get $9
    local.get $4
    local.get $6
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $7
    local.get $5
    i32.add
    i32.add
    local.tee $5
    local.get $5
    i32.const 14
    i32.rotr
    local.get $5
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $17
    local.get $6
    local.get $1
    i32.load offset=8
    local.get $4
    local.get $5
    local.get $4
    local.get $9
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $6
    local.get $2
    i32.add
    i32.add
    local.tee $18
    local.get $18
    i32.const 14
    i32.rotr
    local.get $18
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $19
    local.get $4
    local.get $1
    i32.load offset=12
    local.get $9
    local.get $18
    local.get $5
    local.get $9
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $4
    local.get $3
    i32.add
    i32.add
    local.set $20
    local.get $8
    local.get $15
    i32.add
    local.get $2
    local.get $2
    local.get $3
    i32.xor
    local.tee $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $8
    local.get $3
    i32.xor
    local.set $10
    local.get $6
    local.get $17
    i32.add
    local.get $7
    local.get $16
    i32.add
    local.get $3
    local.get $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $8
    i32.const 2
    i32.rotr
    local.get $8
    i32.const 13
    i32.rotr
    i32.xor
    local.get $8
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    local.get $8
    i32.xor
    local.tee $3
    local.get $10
    i32.and
    local.get $8
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $10
    local.get $20
    i32.const 14
    i32.rotr
    local.get $20
    i32.xor
    i32.const 5
    i32.rotr
    local.get $20
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $15
    local.get $9
    local.get $1
    i32.load offset=16
    local.get $5
    local.get $20
    local.get $5
    local.get $18
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $9
    local.get $8
    i32.add
    i32.add
    local.tee $8
    local.get $8
    i32.const 14
    i32.rotr
    local.get $8
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $16
    local.get $5
    local.get $1
    i32.load offset=20
    local.get $18
    local.get $8
    local.get $18
    local.get $20
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $5
    local.get $2
    i32.add
    i32.add
    local.tee $7
    local.get $7
    i32.const 14
    i32.rotr
    local.get $7
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $17
    local.get $18
    local.get $1
    i32.load offset=24
    local.get $20
    local.get $7
    local.get $8
    local.get $20
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $18
    local.get $10
    i32.add
    i32.add
    local.tee $6
    local.get $6
    i32.const 14
    i32.rotr
    local.get $6
    i32.xor
    i32.const 5
    i32.rotr
    i32.xor
    i32.const 6
    i32.rotr
    local.tee $24
    local.get $4
    local.get $19
    i32.add
    local.get $2
    local.get $2
    local.get $10
    i32.xor
    local.tee $2
    local.get $3
    i32.and
    i32.xor
    i32.add
    local.get $10
    i32.const 2
    i32.rotr
    local.get $10
    i32.const 13
    i32.rotr
    i32.xor
    local.get $10
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $3
    local.get $20
    local.get $1
    i32.load offset=28
    local.get $8
    local.get $6
    local.get $7
    local.get $8
    i32.xor
    i32.and
    i32.xor
    i32.add
    i32.add
    local.tee $19
    i32.add
    i32.add
    local.set $4
    local.get $3
    local.get $9
    local.get $15
    i32.add
    local.get $10
    local.get $3
    local.get $10
    i32.xor
    local.tee $10
    local.get $2
    i32.and
    i32.xor
    i32.add
    local.get $3
    i32.const 2
    i32.rotr
    local.get $3
    i32.const 13
    i32.rotr
    i32.xor
    local.get $3
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $9
    i32.xor
    local.set $2
    local.get $19
    local.get $24
    i32.add
    local.get $17
    local.get $18
    i32.add
    local.get $9
    local.get $5
    local.get $16
    i32.add
    local.get $3
    local.get $2
    local.get $10
    i32.and
    i32.xor
    i32.add
    local.get $9
    i32.const 2
    i32.rotr
    local.get $9
    i32.const 13
    i32.rotr
    i32.xor
    local.get $9
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $5
    i32.xor
    local.tee $3
    local.get $2
    i32.and
    local.get $9
    i32.xor
    i32.add
    local.get $5
    i32.const 2
    i32.rotr
    local.get $5
    i32.const 13
    i32.rotr
    i32.xor
    local.get $5
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.tee $2
    local.get $5
    i32.xor
    local.tee $10
    local.get $3
    i32.and
    local.get $5
    i32.xor
    i32.add
    local.get $2
    i32.const 2
    i32.rotr
    local.get $2
    i32.const 13
    i32.rotr
    i32.xor
    local.get $2
    i32.const 22
    i32.rotr
    i32.xor
    i32.add
    local.set $3
    local.get $1
    i32.const 32
    i32.add
    local.set $1
    br $for-loop|1
   end
  end
  local.get $0
  local.get $0
  i32.load
  local.get $3
  i32.add
  i32.store
  local.get $0
  local.get $0
  i32.load offset=4
  local.get $2
  i32.add
  i32.store offset=4
  local.get $0
  local.get $0
  i32.load offset=8
  local.get $5
  i32.add
  i32.store offset=8
  local.get $0
  local.get $0
  i32.load offset=12
  local.get $9
  i32.add
  i32.store offset=12
  local.get $0
  local.get $0
  i32.load offset=16
  local.get $4
  i32.add
  i32.store offset=16
  local.get $0
  local.get $0
  i32.load offset=20
  local.get $6
  i32.add
  i32.store offset=20
  local.get $0
  local.get $0
  i32.load offset=24
  local.get $7
  i32.add
  i32.store offset=24
  local.get $0
  local.get $0
  i32.load offset=28
  local.get $8
  i32.add
  i32.store offset=28
 )
 (func $wasm/assembly/session/sessionFree (param $0 i32)
  (local $1 i32)
  (local $2 i32)
  local.get $0
  i32.load offset=16
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
  i32.load offset=8
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
  i32.load offset=120
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
  i32.load offset=128
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
  i32.load offset=136
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
  i32.load offset=148
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
  i32.load offset=156
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
  i32.load offset=24
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
 (func $wasm/assembly/session/sessionCreate (param $0 i64) (result i32)
  (local $1 i32)
  i32.const 176
  call $wasm/assembly/memory/allocate
  local.tee $1
  i32.eqz
  if
   i32.const 0
   return
  end
  local.get $1
  i32.const 0
  i32.const 176
  memory.fill
  local.get $1
  local.get $0
  i64.store offset=168
  local.get $1
 )
 (func $wasm/assembly/number/writeDecimal (param $0 i64) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i32)
  (local $4 i64)
  (local $5 i64)
  (local $6 i64)
  (local $7 i64)
  (local $8 i32)
  (local $9 i32)
  local.get $0
  i64.const 32
  i64.shr_u
  local.tee $4
  i64.const 2221002493
  i64.mul
  local.get $0
  i64.const 4294967295
  i64.and
  local.tee $5
  i64.const 2221002493
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $6
  i32.const 83728
  local.get $4
  i64.const 2882303761
  i64.mul
  local.get $6
  i64.const 32
  i64.shr_u
  i64.add
  local.get $5
  i64.const 2882303761
  i64.mul
  local.get $6
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  i64.const 26
  i64.shr_u
  local.tee $4
  i64.const 100000000
  i64.lt_u
  if (result i64)
   i64.const 0
  else
   local.get $4
   i64.const 32
   i64.shr_u
   local.tee $5
   i64.const 2221002493
   i64.mul
   local.get $4
   i64.const 4294967295
   i64.and
   local.tee $6
   i64.const 2221002493
   i64.mul
   i64.const 32
   i64.shr_u
   i64.add
   local.set $7
   local.get $5
   i64.const 2882303761
   i64.mul
   local.get $7
   i64.const 32
   i64.shr_u
   i64.add
   local.get $6
   i64.const 2882303761
   i64.mul
   local.get $7
   i64.const 4294967295
   i64.and
   i64.add
   i64.const 32
   i64.shr_u
   i64.add
   i64.const 26
   i64.shr_u
  end
  local.tee $5
  i32.wrap_i64
  local.tee $3
  i32.const 10000
  i32.div_u
  i64.extend_i32_u
  local.get $3
  i32.const 10000
  i32.rem_u
  i64.extend_i32_u
  i64.const 32
  i64.shl
  i64.or
  local.tee $6
  i64.const 10486
  i64.mul
  i64.const 20
  i64.shr_u
  i64.const 545460846719
  i64.and
  local.tee $7
  local.get $6
  local.get $7
  i64.const 100
  i64.mul
  i64.sub
  i64.const 16
  i64.shl
  i64.or
  local.tee $6
  i64.const 103
  i64.mul
  i64.const 10
  i64.shr_u
  i64.const 4222189076152335
  i64.and
  local.tee $7
  local.get $6
  local.get $7
  i64.const 10
  i64.mul
  i64.sub
  i64.const 8
  i64.shl
  i64.or
  i64.const 3472328296227680304
  i64.or
  i64.store
  i32.const 83736
  local.get $4
  local.get $5
  i64.const 100000000
  i64.mul
  i64.sub
  i32.wrap_i64
  local.tee $3
  i32.const 10000
  i32.div_u
  i64.extend_i32_u
  local.get $3
  i32.const 10000
  i32.rem_u
  i64.extend_i32_u
  i64.const 32
  i64.shl
  i64.or
  local.tee $5
  i64.const 10486
  i64.mul
  i64.const 20
  i64.shr_u
  i64.const 545460846719
  i64.and
  local.tee $6
  local.get $5
  local.get $6
  i64.const 100
  i64.mul
  i64.sub
  i64.const 16
  i64.shl
  i64.or
  local.tee $5
  i64.const 103
  i64.mul
  i64.const 10
  i64.shr_u
  i64.const 4222189076152335
  i64.and
  local.tee $6
  local.get $5
  local.get $6
  i64.const 10
  i64.mul
  i64.sub
  i64.const 8
  i64.shl
  i64.or
  i64.const 3472328296227680304
  i64.or
  i64.store
  i32.const 83744
  local.get $0
  local.get $4
  i64.const 100000000
  i64.mul
  i64.sub
  i32.wrap_i64
  local.tee $3
  i32.const 10000
  i32.div_u
  i64.extend_i32_u
  local.get $3
  i32.const 10000
  i32.rem_u
  i64.extend_i32_u
  i64.const 32
  i64.shl
  i64.or
  local.tee $0
  i64.const 10486
  i64.mul
  i64.const 20
  i64.shr_u
  i64.const 545460846719
  i64.and
  local.tee $4
  local.get $0
  local.get $4
  i64.const 100
  i64.mul
  i64.sub
  i64.const 16
  i64.shl
  i64.or
  local.tee $0
  i64.const 103
  i64.mul
  i64.const 10
  i64.shr_u
  i64.const 4222189076152335
  i64.and
  local.tee $4
  local.get $0
  local.get $4
  i64.const 10
  i64.mul
  i64.sub
  i64.const 8
  i64.shl
  i64.or
  i64.const 3472328296227680304
  i64.or
  i64.store
  i32.const 83728
  v128.load
  v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
  i8x16.ne
  i8x16.bitmask
  i32.const 83736
  v128.load
  v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
  i8x16.ne
  i8x16.bitmask
  i32.const 8
  i32.shl
  i32.or
  local.tee $3
  i32.ctz
  local.set $8
  i32.const 0
  local.get $3
  i32.clz
  i32.sub
  local.get $8
  i32.sub
  i32.const 32
  i32.add
  local.set $9
  local.get $8
  i32.const 83728
  i32.add
  local.set $3
  i32.const 24
  local.get $8
  i32.sub
  local.get $1
  i32.add
  local.tee $8
  i32.const -5
  i32.lt_s
  local.get $8
  i32.const 21
  i32.gt_s
  i32.or
  if
   local.get $2
   local.get $3
   i32.load8_u
   i32.store8
   local.get $2
   i32.const 1
   i32.add
   local.set $1
   local.get $9
   i32.const 1
   i32.gt_s
   if
    local.get $1
    i32.const 46
    i32.store8
    local.get $1
    local.get $3
    v128.load offset=1
    v128.store offset=1
    local.get $1
    local.get $3
    i64.load offset=17
    i64.store offset=17
    local.get $1
    local.get $9
    i32.add
    local.set $1
   end
   local.get $1
   i32.const 11621
   i32.const 11109
   local.get $8
   i32.const 1
   i32.sub
   local.tee $2
   i32.const 0
   i32.lt_s
   select
   i32.store16
   local.get $1
   i32.const 2
   i32.add
   local.set $1
   local.get $2
   i32.const 31
   i32.shr_s
   local.tee $3
   local.get $2
   local.get $3
   i32.add
   i32.xor
   local.tee $2
   i32.const 100
   i32.ge_s
   if
    local.get $1
    local.get $2
    i32.const 100
    i32.div_s
    i32.const 48
    i32.add
    i32.store8
    local.get $1
    i32.const 1
    i32.add
    local.set $1
   end
   local.get $2
   i32.const 10
   i32.ge_s
   if
    local.get $1
    local.get $2
    i32.const 10
    i32.div_s
    i32.const 10
    i32.rem_s
    i32.const 48
    i32.add
    i32.store8
    local.get $1
    i32.const 1
    i32.add
    local.set $1
   end
   local.get $1
   local.get $2
   i32.const 10
   i32.rem_s
   i32.const 48
   i32.add
   i32.store8
   local.get $1
   i32.const 1
   i32.add
   return
  end
  local.get $8
  i32.const 0
  i32.le_s
  if
   local.get $2
   i64.const 3472328296227679792
   i64.store
   local.get $2
   i32.const 2
   local.get $8
   i32.sub
   i32.add
   local.tee $1
   local.get $3
   v128.load
   v128.store
   local.get $1
   local.get $3
   i64.load offset=16
   i64.store offset=16
   local.get $1
   local.get $9
   i32.add
   return
  end
  local.get $2
  local.get $3
  v128.load
  v128.store
  local.get $2
  local.get $3
  i64.load offset=16
  i64.store offset=16
  local.get $8
  local.get $9
  i32.ge_s
  if
   local.get $2
   local.get $9
   i32.add
   local.tee $1
   v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
   v128.store
   local.get $1
   v128.const i32x4 0x30303030 0x30303030 0x30303030 0x30303030
   v128.store offset=16
   local.get $2
   local.get $8
   i32.add
   return
  end
  local.get $2
  local.get $8
  i32.add
  local.tee $1
  local.get $3
  local.get $8
  i32.add
  local.tee $3
  v128.load
  v128.store offset=1
  local.get $1
  local.get $3
  i64.load offset=16
  i64.store offset=17
  local.get $1
  i32.const 46
  i32.store8
  local.get $2
  local.get $9
  i32.add
  i32.const 1
  i32.add
 )
 (func $wasm/assembly/number/shorten (param $0 i64)
  (local $1 i32)
  (local $2 i64)
  (local $3 i64)
  (local $4 i64)
  (local $5 i64)
  (local $6 i32)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i64)
  (local $11 i64)
  (local $12 i64)
  (local $13 i64)
  (local $14 i64)
  (local $15 i64)
  (local $16 i64)
  (local $17 i64)
  (local $18 i64)
  (local $19 i64)
  (local $20 i64)
  (local $21 i64)
  (local $22 i32)
  local.get $0
  i64.const 4503599627370495
  i64.and
  local.tee $3
  i64.const 4503599627370496
  i64.or
  local.get $3
  local.get $0
  i64.const 52
  i64.shr_u
  i32.wrap_i64
  local.tee $6
  select
  local.set $0
  local.get $6
  i32.const 1
  local.get $6
  select
  i32.const 1075
  i32.sub
  local.tee $1
  i32.const 0
  i32.le_s
  local.get $1
  i32.const -53
  i32.gt_s
  i32.and
  if (result i64)
   local.get $0
   i64.const 1
   i32.const 0
   local.get $1
   i32.sub
   i64.extend_i32_s
   i64.shl
   i64.const 1
   i64.sub
   i64.and
  else
   i64.const 1
  end
  i64.eqz
  if
   local.get $0
   i32.const 0
   local.get $1
   i32.sub
   i64.extend_i32_s
   i64.shr_u
   global.set $wasm/assembly/number/shortest
   i32.const 0
   global.set $wasm/assembly/number/shortestPower
   return
  end
  i32.const 76264
  i64.load
  i64.eqz
  if
   call $wasm/assembly/power_table/fillPowers
  end
  local.get $0
  i64.const 1
  i64.and
  local.set $2
  local.get $1
  local.get $1
  i32.const 1262611
  i32.mul
  local.get $3
  i64.eqz
  local.tee $1
  if
   local.get $6
   i32.const 1
   i32.gt_u
   local.set $1
  end
  i32.const 524031
  i32.const 0
  local.get $1
  select
  i32.sub
  i32.const 22
  i32.shr_s
  local.tee $6
  i32.const -1741647
  i32.mul
  i32.const 19
  i32.shr_s
  i32.add
  i32.const 1
  i32.add
  local.set $7
  i32.const 0
  local.get $6
  i32.sub
  local.tee $8
  i32.const 4
  i32.shl
  i32.const 76256
  i32.add
  local.tee $9
  i64.load
  local.get $8
  i32.const 55
  i32.gt_s
  i64.extend_i32_u
  i64.add
  local.tee $3
  local.get $0
  i64.const 2
  i64.shl
  local.get $7
  i64.extend_i32_s
  local.tee $4
  i64.shl
  local.tee $0
  i64.mul
  local.tee $10
  local.get $3
  local.get $7
  i32.const 1
  i32.add
  i64.extend_i32_s
  local.tee $11
  i64.shl
  local.tee $12
  i64.add
  local.get $10
  i64.lt_u
  i64.extend_i32_u
  local.set $13
  local.get $0
  i64.const 4294967295
  i64.and
  local.tee $14
  local.get $3
  i64.const 32
  i64.shr_u
  local.tee $15
  i64.mul
  local.get $3
  i64.const 4294967295
  i64.and
  local.tee $16
  local.get $14
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $17
  local.get $0
  local.get $9
  i64.load offset=8
  local.tee $5
  i64.mul
  local.tee $18
  local.get $15
  local.get $0
  i64.const 32
  i64.shr_u
  local.tee $15
  i64.mul
  local.get $17
  i64.const 32
  i64.shr_u
  i64.add
  local.get $15
  local.get $16
  i64.mul
  local.get $17
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  i64.add
  local.set $16
  local.get $5
  i64.const 32
  i64.shr_u
  local.tee $17
  local.get $14
  i64.mul
  local.get $5
  i64.const 4294967295
  i64.and
  local.tee $19
  local.get $14
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $14
  local.get $16
  local.get $5
  local.get $11
  i64.shl
  local.get $3
  i64.const 63
  local.get $4
  i64.sub
  local.tee $11
  i64.shr_u
  i64.or
  local.tee $0
  i64.add
  local.tee $20
  local.get $13
  i64.add
  local.tee $21
  i64.const 1
  i64.gt_u
  i64.extend_i32_u
  local.get $16
  local.get $20
  i64.gt_u
  i64.extend_i32_u
  local.get $13
  local.get $21
  i64.gt_u
  i64.extend_i32_u
  i64.add
  local.get $16
  local.get $18
  i64.lt_u
  i64.extend_i32_u
  local.get $15
  local.get $17
  i64.mul
  local.get $14
  i64.const 32
  i64.shr_u
  i64.add
  local.get $15
  local.get $19
  i64.mul
  local.get $14
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  i64.add
  local.tee $13
  local.get $5
  local.get $11
  i64.shr_u
  local.tee $14
  i64.add
  i64.add
  i64.or
  local.get $2
  i64.sub
  local.set $15
  local.get $13
  local.get $16
  i64.const 1
  i64.gt_u
  i64.extend_i32_u
  i64.or
  local.tee $17
  i64.const 2
  i64.shr_u
  local.tee $18
  i64.const 4294967295
  i64.and
  local.set $19
  local.get $18
  i64.const 32
  i64.shr_u
  local.tee $20
  i64.const 3435973837
  i64.mul
  local.get $19
  i64.const 3435973837
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $21
  local.get $1
  if
   local.get $5
   local.get $4
   i64.shl
   local.get $3
   i64.const 1
   i64.shr_u
   local.get $11
   i64.shr_u
   i64.or
   local.set $0
  end
  local.get $2
  local.get $16
  local.get $0
  i64.sub
  local.tee $2
  local.get $10
  local.get $3
  local.get $4
  i64.shl
  local.get $12
  local.get $1
  select
  i64.lt_u
  i64.extend_i32_u
  local.tee $3
  i64.sub
  i64.const 1
  i64.gt_u
  i64.extend_i32_u
  local.get $13
  local.get $1
  if (result i64)
   local.get $5
   i64.const 1
   i64.shr_u
   i64.const 63
   local.get $7
   i64.extend_i32_s
   i64.sub
   i64.shr_u
  else
   local.get $14
  end
  i64.sub
  local.get $0
  local.get $16
  i64.gt_u
  i64.extend_i32_u
  local.get $2
  local.get $3
  i64.lt_u
  i64.extend_i32_u
  i64.add
  i64.sub
  i64.or
  i64.add
  local.tee $0
  local.get $20
  i64.const 3435973836
  i64.mul
  local.get $21
  i64.const 32
  i64.shr_u
  i64.add
  local.get $19
  i64.const 3435973836
  i64.mul
  local.get $21
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  i64.const 3
  i64.shr_u
  local.tee $2
  i64.const 40
  i64.mul
  local.tee $3
  i64.le_u
  local.set $7
  local.get $0
  local.get $18
  i64.const 2
  i64.shl
  local.tee $0
  i64.le_u
  local.set $8
  local.get $2
  local.get $3
  i64.const 40
  i64.add
  local.get $15
  i64.le_u
  local.tee $9
  i64.extend_i32_u
  i64.add
  local.get $18
  local.get $0
  i64.const 4
  i64.add
  local.get $15
  i64.le_u
  local.tee $22
  local.get $0
  i64.const 2
  i64.add
  local.tee $0
  local.get $17
  i64.lt_u
  local.tee $1
  if (result i32)
   local.get $1
  else
   local.get $18
   i64.const 1
   i64.and
   i32.wrap_i64
   local.get $0
   local.get $17
   i64.eq
   i32.and
  end
  local.get $8
  local.get $22
  i32.ne
  select
  i32.const 0
  i32.ne
  i64.extend_i32_u
  i64.add
  local.get $7
  local.get $9
  i32.ne
  local.tee $1
  if
   local.get $18
   i64.const 10
   i64.ge_u
   local.set $1
  end
  local.get $1
  select
  global.set $wasm/assembly/number/shortest
  local.get $1
  local.get $6
  i32.add
  global.set $wasm/assembly/number/shortestPower
 )
 (func $wasm/assembly/names/hashOf (param $0 i64) (param $1 i32) (param $2 i32) (result i32)
  (local $3 i64)
  (local $4 i64)
  (local $5 i32)
  (local $6 i64)
  (local $7 i64)
  (local $8 i64)
  (local $9 i64)
  local.get $0
  i64.const -8161530843051276573
  i64.xor
  local.tee $3
  i64.const 4294967295
  i64.and
  local.set $4
  local.get $3
  i64.const 32
  i64.shr_u
  local.tee $6
  local.get $2
  i64.extend_i32_u
  i64.const 6384245875588680899
  i64.xor
  local.tee $7
  i64.const 4294967295
  i64.and
  local.tee $8
  i64.mul
  local.get $4
  local.get $8
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $8
  local.get $7
  i64.const 32
  i64.shr_u
  local.tee $9
  local.get $6
  i64.mul
  local.get $8
  i64.const 32
  i64.shr_u
  i64.add
  local.get $4
  local.get $9
  i64.mul
  local.get $8
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  local.get $3
  local.get $7
  i64.mul
  i64.xor
  local.set $3
  local.get $1
  local.get $2
  i32.add
  local.set $5
  loop $for-loop|0
   local.get $1
   i32.const 16
   i32.add
   local.tee $2
   local.get $5
   i32.le_u
   if
    local.get $1
    i64.load
    i64.const -6884282663029611473
    i64.xor
    local.tee $4
    i64.const 4294967295
    i64.and
    local.set $6
    local.get $4
    i64.const 32
    i64.shr_u
    local.tee $7
    local.get $1
    i64.load offset=8
    local.get $3
    i64.xor
    local.tee $3
    i64.const 4294967295
    i64.and
    local.tee $8
    i64.mul
    local.get $6
    local.get $8
    i64.mul
    i64.const 32
    i64.shr_u
    i64.add
    local.set $8
    local.get $3
    i64.const 32
    i64.shr_u
    local.tee $9
    local.get $7
    i64.mul
    local.get $8
    i64.const 32
    i64.shr_u
    i64.add
    local.get $6
    local.get $9
    i64.mul
    local.get $8
    i64.const 4294967295
    i64.and
    i64.add
    i64.const 32
    i64.shr_u
    i64.add
    local.get $3
    local.get $4
    i64.mul
    i64.xor
    local.set $3
    local.get $2
    local.set $1
    br $for-loop|0
   end
  end
  local.get $0
  local.set $4
  local.get $1
  local.get $5
  i32.lt_u
  if
   local.get $1
   i64.load
   local.set $0
   local.get $1
   i64.load offset=8
   local.set $6
   local.get $5
   local.get $1
   i32.sub
   local.tee $1
   i32.const 8
   i32.lt_u
   if (result i64)
    local.get $0
    i64.const 1
    local.get $1
    i32.const 3
    i32.shl
    i64.extend_i32_u
    i64.shl
    i64.const 1
    i64.sub
    i64.and
    local.set $0
    i64.const 0
   else
    local.get $6
    i64.const 1
    local.get $1
    i32.const 8
    i32.sub
    i32.const 3
    i32.shl
    i64.extend_i32_u
    i64.shl
    i64.const 1
    i64.sub
    i64.and
   end
   local.set $6
   local.get $0
   i64.const -1800455987208640293
   i64.xor
   local.tee $0
   i64.const 4294967295
   i64.and
   local.set $7
   local.get $0
   i64.const 32
   i64.shr_u
   local.tee $8
   local.get $3
   local.get $6
   i64.xor
   local.tee $3
   i64.const 4294967295
   i64.and
   local.tee $6
   i64.mul
   local.get $6
   local.get $7
   i64.mul
   i64.const 32
   i64.shr_u
   i64.add
   local.set $6
   local.get $3
   i64.const 32
   i64.shr_u
   local.tee $9
   local.get $8
   i64.mul
   local.get $6
   i64.const 32
   i64.shr_u
   i64.add
   local.get $7
   local.get $9
   i64.mul
   local.get $6
   i64.const 4294967295
   i64.and
   i64.add
   i64.const 32
   i64.shr_u
   i64.add
   local.get $0
   local.get $3
   i64.mul
   i64.xor
   local.set $3
  end
  local.get $3
  local.get $4
  i64.xor
  local.tee $0
  i64.const 4294967295
  i64.and
  local.set $4
  local.get $0
  i64.const 32
  i64.shr_u
  local.tee $6
  local.get $3
  i64.const 2129725606500045391
  i64.xor
  local.tee $3
  i64.const 4294967295
  i64.and
  local.tee $7
  i64.mul
  local.get $4
  local.get $7
  i64.mul
  i64.const 32
  i64.shr_u
  i64.add
  local.set $7
  local.get $3
  i64.const 32
  i64.shr_u
  local.tee $8
  local.get $6
  i64.mul
  local.get $7
  i64.const 32
  i64.shr_u
  i64.add
  local.get $4
  local.get $8
  i64.mul
  local.get $7
  i64.const 4294967295
  i64.and
  i64.add
  i64.const 32
  i64.shr_u
  i64.add
  local.get $0
  local.get $3
  i64.mul
  i64.xor
  local.tee $0
  i64.const 32
  i64.shr_u
  local.get $0
  i64.xor
  i32.wrap_i64
 )
 (func $wasm/assembly/merkle/verifyInclusion (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i64) (param $5 i64) (result i32)
  (local $6 v128)
  local.get $4
  local.get $5
  i64.ge_u
  if
   i32.const 0
   return
  end
  local.get $5
  i64.const 1
  i64.sub
  local.set $5
  local.get $0
  v128.load offset=16
  local.set $6
  i32.const 70320
  local.get $0
  v128.load
  v128.store
  i32.const 70336
  local.get $6
  v128.store
  loop $for-loop|0
   local.get $2
   if
    local.get $5
    i64.eqz
    if
     i32.const 0
     return
    end
    local.get $4
    i64.const 1
    i64.and
    i32.wrap_i64
    local.get $4
    local.get $5
    i64.eq
    i32.or
    if
     local.get $1
     i32.const 70320
     i32.const 70320
     call $wasm/assembly/merkle/nodeHash
     loop $while-continue|1
      local.get $4
      i64.const 1
      i64.and
      i64.eqz
      local.get $4
      i64.const 0
      i64.ne
      i32.and
      if
       local.get $4
       i64.const 1
       i64.shr_u
       local.set $4
       local.get $5
       i64.const 1
       i64.shr_u
       local.set $5
       br $while-continue|1
      end
     end
    else
     i32.const 70320
     local.get $1
     i32.const 70320
     call $wasm/assembly/merkle/nodeHash
    end
    local.get $4
    i64.const 1
    i64.shr_u
    local.set $4
    local.get $5
    i64.const 1
    i64.shr_u
    local.set $5
    local.get $1
    i32.const 32
    i32.add
    local.set $1
    local.get $2
    i32.const 1
    i32.sub
    local.set $2
    br $for-loop|0
   end
  end
  local.get $5
  i64.eqz
  if (result i32)
   i32.const 70320
   v128.load
   local.get $3
   v128.load
   v128.xor
   i32.const 70336
   v128.load
   local.get $3
   v128.load offset=16
   v128.xor
   v128.or
   v128.any_true
  else
   i32.const 1
  end
  i32.eqz
 )
 (func $wasm/assembly/merkle/verifyConsistency (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i64) (param $5 i64) (result i32)
  (local $6 i32)
  (local $7 v128)
  (local $8 i64)
  (local $9 i64)
  local.get $2
  local.set $6
  local.get $4
  i64.const 1
  i64.sub
  local.tee $8
  local.get $4
  i64.and
  i64.const 0
  i64.ne
  if
   local.get $1
   i32.const 1
   i32.sub
   local.set $1
   local.get $0
   local.tee $6
   i32.const 32
   i32.add
   local.set $0
  end
  local.get $5
  i64.const 1
  i64.sub
  local.get $8
  local.get $4
  i64.ctz
  local.tee $4
  i64.shr_u
  local.set $5
  local.get $4
  i64.shr_u
  local.set $4
  local.get $6
  v128.load offset=16
  local.set $7
  i32.const 70288
  local.get $6
  v128.load
  v128.store
  i32.const 70304
  local.get $7
  v128.store
  local.get $6
  v128.load offset=16
  local.set $7
  i32.const 70320
  local.get $6
  v128.load
  v128.store
  i32.const 70336
  local.get $7
  v128.store
  loop $for-loop|0
   local.get $1
   if
    local.get $4
    i64.eqz
    if
     i32.const 0
     return
    end
    local.get $5
    i64.const 1
    i64.and
    i32.wrap_i64
    local.get $4
    local.get $5
    i64.eq
    i32.or
    if
     local.get $0
     i32.const 70288
     i32.const 70288
     call $wasm/assembly/merkle/nodeHash
     local.get $0
     i32.const 70320
     i32.const 70320
     call $wasm/assembly/merkle/nodeHash
     loop $while-continue|1
      local.get $5
      i64.const 1
      i64.and
      i64.eqz
      local.get $5
      i64.const 0
      i64.ne
      i32.and
      if
       local.get $5
       i64.const 1
       i64.shr_u
       local.set $5
       local.get $4
       i64.const 1
       i64.shr_u
       local.set $4
       br $while-continue|1
      end
     end
    else
     i32.const 70320
     local.get $0
     i32.const 70320
     call $wasm/assembly/merkle/nodeHash
    end
    local.get $5
    i64.const 1
    i64.shr_u
    local.set $5
    local.get $4
    i64.const 1
    i64.shr_u
    local.set $4
    local.get $0
    i32.const 32
    i32.add
    local.set $0
    local.get $1
    i32.const 1
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
  local.get $4
  i64.eqz
  if (result i32)
   i32.const 70288
   v128.load
   local.get $2
   v128.load
   v128.xor
   i32.const 70304
   v128.load
   local.get $2
   v128.load offset=16
   v128.xor
   v128.or
   v128.any_true
  else
   i32.const 1
  end
  if (result i32)
   i32.const 1
  else
   i32.const 70320
   v128.load
   local.get $3
   v128.load
   v128.xor
   i32.const 70336
   v128.load
   local.get $3
   v128.load offset=16
   v128.xor
   v128.or
   v128.any_true
  end
  i32.eqz
 )
 (func $wasm/assembly/merkle/treeRoot (param $0 i32) (param $1 i32)
  loop $while-continue|0
   local.get $1
   i32.const 1
   i32.gt_u
   if
    local.get $0
    local.get $1
    call $wasm/assembly/merkle/levelUp
    local.set $1
    br $while-continue|0
   end
  end
 )
 (func $wasm/assembly/merkle/foldRight (param $0 i32) (param $1 i32)
  local.get $0
  local.get $1
  i32.const 5
  i32.shl
  i32.add
  i32.const -64
  i32.add
  local.set $1
  loop $for-loop|0
   local.get $0
   local.get $1
   i32.le_u
   if
    local.get $1
    local.get $1
    i32.const 32
    i32.add
    local.get $1
    call $wasm/assembly/merkle/nodeHash
    local.get $1
    i32.const 32
    i32.sub
    local.set $1
    br $for-loop|0
   end
  end
 )
 (func $wasm/assembly/merkle/auditPath (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (param $5 i32) (result i32)
  (local $6 v128)
  (local $7 i32)
  loop $for-loop|0
   local.get $4
   if
    local.get $0
    local.get $1
    call $wasm/assembly/merkle/levelUp
    local.set $1
    local.get $2
    i32.const 1
    i32.shr_u
    local.set $2
    local.get $4
    i32.const 1
    i32.sub
    local.set $4
    br $for-loop|0
   end
  end
  local.get $5
  if (result i32)
   local.get $0
   local.get $2
   i32.const 5
   i32.shl
   i32.add
   local.tee $4
   v128.load offset=16
   local.set $6
   local.get $3
   local.get $4
   v128.load
   v128.store
   local.get $3
   local.get $6
   v128.store offset=16
   i32.const 1
  else
   i32.const 0
  end
  local.set $4
  loop $while-continue|1
   local.get $1
   i32.const 1
   i32.gt_u
   if
    local.get $2
    i32.const 1
    i32.xor
    local.tee $5
    local.get $1
    i32.lt_u
    if
     local.get $0
     local.get $5
     i32.const 5
     i32.shl
     i32.add
     local.tee $5
     v128.load offset=16
     local.set $6
     local.get $3
     local.get $4
     i32.const 5
     i32.shl
     i32.add
     local.tee $7
     local.get $5
     v128.load
     v128.store
     local.get $7
     local.get $6
     v128.store offset=16
     local.get $4
     i32.const 1
     i32.add
     local.set $4
    end
    local.get $0
    local.get $1
    call $wasm/assembly/merkle/levelUp
    local.set $1
    local.get $2
    i32.const 1
    i32.shr_u
    local.set $2
    br $while-continue|1
   end
  end
  local.get $4
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
 (func $wasm/assembly/literals/literalScan (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32) (result i32)
  (local $5 i32)
  (local $6 v128)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 i32)
  local.get $0
  i32.const 96
  i32.add
  local.set $8
  local.get $0
  i32.const 384
  i32.add
  local.set $9
  local.get $0
  v128.load
  local.set $6
  local.get $0
  v128.load offset=16
  local.set $10
  local.get $0
  v128.load offset=32
  local.set $11
  local.get $0
  v128.load offset=48
  local.set $12
  local.get $0
  v128.load offset=64
  local.set $13
  local.get $0
  v128.load offset=80
  local.set $14
  local.get $1
  local.get $2
  i32.add
  local.set $7
  local.get $3
  i32.load
  local.set $2
  local.get $1
  local.set $0
  loop $while-continue|0
   local.get $0
   local.get $7
   i32.lt_u
   local.get $4
   local.get $5
   i32.gt_u
   i32.and
   if
    local.get $2
    i32.eqz
    if
     loop $for-loop|1
      local.get $0
      i32.const 18
      i32.add
      local.get $7
      i32.lt_u
      if
       block $for-break1
        block $for-continue|1
         local.get $6
         local.get $0
         v128.load
         local.tee $15
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         local.get $10
         local.get $15
         i32.const 4
         i16x8.shr_u
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         v128.and
         local.get $11
         local.get $0
         v128.load offset=1
         local.tee $15
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         local.get $12
         local.get $15
         i32.const 4
         i16x8.shr_u
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         v128.and
         v128.and
         local.tee $15
         v128.any_true
         i32.eqz
         br_if $for-continue|1
         local.get $15
         local.get $13
         local.get $0
         v128.load offset=2
         local.tee $15
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         local.get $14
         local.get $15
         i32.const 4
         i16x8.shr_u
         v128.const i32x4 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f 0x0f0f0f0f
         v128.and
         i8x16.swizzle
         v128.and
         v128.and
         v128.const i32x4 0x00000000 0x00000000 0x00000000 0x00000000
         i8x16.ne
         i8x16.bitmask
         local.tee $16
         i32.eqz
         br_if $for-continue|1
         local.get $0
         local.get $16
         i32.ctz
         i32.add
         local.set $0
         br $for-break1
        end
        local.get $0
        i32.const 16
        i32.add
        local.set $0
        br $for-loop|1
       end
      end
     end
    end
    loop $do-loop|2
     local.get $2
     local.get $9
     i32.add
     local.get $8
     local.get $0
     i32.load8_u
     i32.add
     i32.load8_u
     i32.const 2
     i32.shl
     i32.add
     i32.load
     local.set $16
     local.get $0
     i32.const 1
     i32.add
     local.set $0
     local.get $16
     i32.const -2
     i32.and
     local.set $2
     local.get $16
     i32.const 1
     i32.and
     if
      local.get $3
      i32.const 16
      i32.add
      local.get $5
      i32.const 3
      i32.shl
      i32.add
      local.tee $16
      local.get $2
      i32.store
      local.get $16
      local.get $0
      local.get $1
      i32.sub
      i32.store offset=4
      local.get $5
      i32.const 1
      i32.add
      local.set $5
     end
     local.get $4
     local.get $5
     i32.gt_u
     i32.const 0
     local.get $0
     local.get $7
     i32.lt_u
     i32.const 0
     local.get $2
     select
     select
     br_if $do-loop|2
    end
    br $while-continue|0
   end
  end
  local.get $3
  local.get $2
  i32.store
  local.get $3
  local.get $0
  local.get $1
  i32.sub
  i32.store offset=4
  local.get $5
 )
 (func $wasm/assembly/lanes/sha256Packed (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32) (param $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  (local $8 v128)
  (local $9 i32)
  (local $10 i32)
  (local $11 v128)
  (local $12 i32)
  (local $13 v128)
  (local $14 v128)
  (local $15 v128)
  (local $16 v128)
  (local $17 i32)
  (local $18 i32)
  (local $19 i32)
  (local $20 i32)
  (local $21 i32)
  (local $22 i32)
  (local $23 i32)
  (local $24 i32)
  (local $25 i32)
  i32.const 2240
  i32.load
  i32.eqz
  if
   loop $for-loop|0
    local.get $6
    i32.const 64
    i32.lt_u
    if
     local.get $6
     i32.const 4
     i32.shl
     i32.const 2240
     i32.add
     local.get $6
     i32.const 2
     i32.shl
     i32.const 1152
     i32.add
     v128.load32_splat
     v128.store
     local.get $6
     i32.const 1
     i32.add
     local.set $6
     br $for-loop|0
    end
   end
  end
  i32.const 0
  global.set $wasm/assembly/lanes/fresh
  local.get $0
  local.set $6
  loop $for-loop|00
   local.get $5
   i32.const 4
   i32.lt_u
   if
    local.get $2
    local.get $7
    i32.gt_u
    if
     local.get $5
     local.get $6
     local.get $0
     local.get $1
     local.get $7
     i32.const 2
     i32.shl
     i32.add
     i32.load
     i32.add
     local.tee $6
     local.get $3
     local.get $7
     i32.const 5
     i32.shl
     i32.add
     local.get $4
     call $wasm/assembly/lanes/begin
     local.get $7
     i32.const 1
     i32.add
     local.set $7
    else
     local.get $5
     i32.const 5
     i32.shl
     i32.const 3264
     i32.add
     local.tee $9
     local.get $5
     i32.const 8
     i32.shl
     i32.const 3392
     i32.add
     i32.store
     local.get $9
     i32.const 2147483647
     i32.store offset=4
     local.get $9
     i32.const 0
     i32.store offset=16
    end
    local.get $5
    i32.const 1
    i32.add
    local.set $5
    br $for-loop|00
   end
  end
  local.get $7
  local.set $5
  loop $while-continue|1
   local.get $5
   i32.const 2
   i32.gt_u
   if
    i32.const 3268
    i32.load
    local.tee $10
    i32.const 3300
    i32.load
    local.tee $9
    local.get $9
    local.get $10
    i32.gt_u
    select
    local.tee $12
    i32.const 3332
    i32.load
    local.tee $10
    i32.const 3364
    i32.load
    local.tee $9
    local.get $9
    local.get $10
    i32.gt_u
    select
    local.tee $9
    local.get $9
    local.get $12
    i32.gt_u
    select
    local.tee $12
    local.set $24
    i32.const 0
    local.set $25
    global.get $wasm/assembly/lanes/fresh
    if
     global.get $wasm/assembly/lanes/fresh
     i32x4.splat
     v128.const i32x4 0x00000001 0x00000002 0x00000004 0x00000008
     v128.and
     v128.const i32x4 0x00000001 0x00000002 0x00000004 0x00000008
     i32x4.eq
     local.set $8
     loop $for-loop|01
      local.get $25
      i32.const 8
      i32.lt_u
      if
       local.get $25
       i32.const 4
       i32.shl
       i32.const 1856
       i32.add
       local.tee $9
       local.get $25
       i32.const 2
       i32.shl
       i32.const 1408
       i32.add
       v128.load32_splat
       local.get $9
       v128.load
       local.get $8
       v128.bitselect
       v128.store
       local.get $25
       i32.const 1
       i32.add
       local.set $25
       br $for-loop|01
      end
     end
     i32.const 0
     global.set $wasm/assembly/lanes/fresh
    end
    i32.const 3264
    i32.load
    local.set $25
    i32.const 3296
    i32.load
    local.set $22
    i32.const 3328
    i32.load
    local.set $21
    i32.const 3360
    i32.load
    local.set $20
    i32.const 3280
    i32.load
    local.set $19
    i32.const 3312
    i32.load
    local.set $18
    i32.const 3344
    i32.load
    local.set $17
    i32.const 3376
    i32.load
    local.set $10
    loop $for-loop|002
     local.get $24
     if
      i32.const 0
      local.set $23
      loop $for-loop|1
       local.get $23
       i32.const 64
       i32.lt_u
       if
        local.get $23
        i32.const 2
        i32.shl
        i32.const 1984
        i32.add
        local.tee $9
        local.get $23
        local.get $25
        i32.add
        v128.load
        local.tee $8
        local.get $8
        i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
        local.tee $16
        local.get $22
        local.get $23
        i32.add
        v128.load
        local.tee $8
        local.get $8
        i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
        local.tee $15
        i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
        local.tee $11
        local.get $21
        local.get $23
        i32.add
        v128.load
        local.tee $8
        local.get $8
        i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
        local.tee $14
        local.get $20
        local.get $23
        i32.add
        v128.load
        local.tee $8
        local.get $8
        i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
        local.tee $13
        i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
        local.tee $8
        i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
        v128.store
        local.get $9
        local.get $11
        local.get $8
        i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
        v128.store offset=16
        local.get $9
        local.get $16
        local.get $15
        i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
        local.tee $11
        local.get $14
        local.get $13
        i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
        local.tee $8
        i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
        v128.store offset=32
        local.get $9
        local.get $11
        local.get $8
        i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
        v128.store offset=48
        local.get $23
        i32.const 16
        i32.add
        local.set $23
        br $for-loop|1
       end
      end
      i32.const 1856
      call $wasm/assembly/lanes/compressWindow
      local.get $19
      local.get $25
      i32.add
      local.set $25
      local.get $18
      local.get $22
      i32.add
      local.set $22
      local.get $17
      local.get $21
      i32.add
      local.set $21
      local.get $10
      local.get $20
      i32.add
      local.set $20
      local.get $24
      i32.const 1
      i32.sub
      local.set $24
      br $for-loop|002
     end
    end
    i32.const 0
    local.set $24
    loop $for-loop|2
     local.get $24
     i32.const 4
     i32.lt_u
     if
      block $__inlined_func$wasm/assembly/lanes/advance$91 (result i32)
       i32.const 0
       local.get $24
       i32.const 5
       i32.shl
       i32.const 3264
       i32.add
       local.tee $10
       i32.load offset=16
       i32.eqz
       br_if $__inlined_func$wasm/assembly/lanes/advance$91
       drop
       local.get $10
       local.get $10
       i32.load offset=4
       local.get $12
       i32.sub
       local.tee $9
       i32.store offset=4
       local.get $10
       local.get $10
       i32.load
       local.get $12
       i32.const 6
       i32.shl
       i32.add
       i32.store
       i32.const 0
       local.get $9
       br_if $__inlined_func$wasm/assembly/lanes/advance$91
       drop
       local.get $10
       i32.load offset=8
       local.tee $9
       if
        local.get $10
        local.get $24
        i32.const 8
        i32.shl
        i32.const 3392
        i32.add
        i32.store
        local.get $10
        local.get $9
        i32.store offset=4
        local.get $10
        i32.const 0
        i32.store offset=8
        i32.const 0
        br $__inlined_func$wasm/assembly/lanes/advance$91
       end
       local.get $10
       i32.load offset=12
       local.set $10
       i32.const 0
       local.set $25
       loop $for-loop|013
        local.get $25
        i32.const 8
        i32.lt_u
        if
         local.get $10
         local.get $25
         i32.const 2
         i32.shl
         i32.add
         local.get $25
         i32.const 4
         i32.shl
         i32.const 1856
         i32.add
         local.get $24
         i32.const 2
         i32.shl
         i32.add
         i32.load
         local.tee $9
         i32.const -16711936
         i32.and
         i32.const 8
         i32.rotl
         local.get $9
         i32.const 16711935
         i32.and
         i32.const 8
         i32.rotr
         i32.or
         i32.store
         local.get $25
         i32.const 1
         i32.add
         local.set $25
         br $for-loop|013
        end
       end
       i32.const 1
      end
      if
       local.get $2
       local.get $7
       i32.gt_u
       if
        local.get $24
        local.get $6
        local.get $0
        local.get $1
        local.get $7
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.add
        local.tee $6
        local.get $3
        local.get $7
        i32.const 5
        i32.shl
        i32.add
        local.get $4
        call $wasm/assembly/lanes/begin
        local.get $7
        i32.const 1
        i32.add
        local.set $7
       else
        local.get $24
        i32.const 5
        i32.shl
        i32.const 3264
        i32.add
        local.tee $9
        local.get $24
        i32.const 8
        i32.shl
        i32.const 3392
        i32.add
        i32.store
        local.get $9
        i32.const 2147483647
        i32.store offset=4
        local.get $9
        i32.const 0
        i32.store offset=16
        local.get $5
        i32.const 1
        i32.sub
        local.set $5
       end
      end
      local.get $24
      i32.const 1
      i32.add
      local.set $24
      br $for-loop|2
     end
    end
    br $while-continue|1
   end
  end
  i32.const 0
  local.set $1
  loop $for-loop|3
   local.get $1
   i32.const 4
   i32.lt_u
   if
    local.get $1
    i32.const 5
    i32.shl
    i32.const 3264
    i32.add
    local.tee $0
    i32.load offset=16
    if
     global.get $wasm/assembly/lanes/fresh
     i32.const 1
     local.get $1
     i32.shl
     i32.and
     if
      i32.const 4416
      i32.const 1408
      v128.load
      v128.store
      i32.const 4432
      i32.const 1424
      v128.load
      v128.store
     else
      i32.const 0
      local.set $2
      loop $for-loop|02
       local.get $2
       i32.const 8
       i32.lt_u
       if
        local.get $2
        i32.const 2
        i32.shl
        i32.const 4416
        i32.add
        local.get $2
        i32.const 4
        i32.shl
        i32.const 1856
        i32.add
        local.get $1
        i32.const 2
        i32.shl
        i32.add
        i32.load
        i32.store
        local.get $2
        i32.const 1
        i32.add
        local.set $2
        br $for-loop|02
       end
      end
     end
     i32.const 4416
     local.get $0
     i32.load
     local.get $0
     i32.load offset=4
     call $wasm/assembly/sha256/sha256Blocks
     i32.const 4416
     local.get $1
     i32.const 8
     i32.shl
     i32.const 3392
     i32.add
     local.get $0
     i32.load offset=8
     call $wasm/assembly/sha256/sha256Blocks
     local.get $0
     i32.load offset=12
     local.tee $0
     i32.const 4416
     v128.load
     local.tee $8
     local.get $8
     i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
     v128.store
     local.get $0
     i32.const 4432
     v128.load
     local.tee $8
     local.get $8
     i8x16.shuffle 3 2 1 0 7 6 5 4 11 10 9 8 15 14 13 12
     v128.store offset=16
    end
    local.get $1
    i32.const 1
    i32.add
    local.set $1
    br $for-loop|3
   end
  end
 )
 (func $wasm/assembly/lanes/compressKeyedLanes (param $0 i32) (param $1 i32) (param $2 i32) (param $3 i32)
  (local $4 v128)
  (local $5 v128)
  (local $6 v128)
  (local $7 v128)
  (local $8 v128)
  (local $9 v128)
  (local $10 v128)
  (local $11 v128)
  (local $12 v128)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  (local $16 i32)
  (local $17 i32)
  (local $18 v128)
  (local $19 v128)
  (local $20 v128)
  (local $21 v128)
  (local $22 v128)
  (local $23 v128)
  i32.const 70080
  v128.load
  local.set $10
  i32.const 70128
  v128.load
  local.set $6
  i32.const 70144
  v128.load
  local.set $4
  i32.const 70160
  v128.load
  local.set $7
  i32.const 70176
  v128.load
  local.set $5
  i32.const 70192
  v128.load
  local.set $8
  i32.const 70096
  v128.load
  local.tee $11
  i32.const 70112
  v128.load
  local.tee $9
  v128.xor
  local.set $12
  loop $for-loop|0
   local.get $13
   i32.const 256
   i32.lt_u
   if
    i32.const 1984
    local.get $0
    local.get $13
    i32.add
    local.tee $14
    v128.load
    local.tee $18
    local.get $1
    local.get $13
    i32.add
    local.tee $15
    v128.load
    local.tee $19
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $20
    local.get $2
    local.get $13
    i32.add
    local.tee $16
    v128.load
    local.tee $21
    local.get $3
    local.get $13
    i32.add
    local.tee $17
    v128.load
    local.tee $22
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $23
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    v128.store
    i32.const 2000
    local.get $20
    local.get $23
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    v128.store
    i32.const 2016
    local.get $18
    local.get $19
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.tee $18
    local.get $21
    local.get $22
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.tee $19
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    v128.store
    i32.const 2032
    local.get $18
    local.get $19
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    v128.store
    i32.const 2048
    local.get $14
    v128.load offset=16
    local.tee $18
    local.get $15
    v128.load offset=16
    local.tee $19
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $20
    local.get $16
    v128.load offset=16
    local.tee $21
    local.get $17
    v128.load offset=16
    local.tee $22
    i8x16.shuffle 0 1 2 3 16 17 18 19 4 5 6 7 20 21 22 23
    local.tee $23
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    v128.store
    i32.const 2064
    local.get $20
    local.get $23
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    v128.store
    i32.const 2080
    local.get $18
    local.get $19
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.tee $18
    local.get $21
    local.get $22
    i8x16.shuffle 8 9 10 11 24 25 26 27 12 13 14 15 28 29 30 31
    local.tee $19
    i8x16.shuffle 0 1 2 3 4 5 6 7 16 17 18 19 20 21 22 23
    v128.store
    i32.const 2096
    local.get $18
    local.get $19
    i8x16.shuffle 8 9 10 11 12 13 14 15 24 25 26 27 28 29 30 31
    v128.store
    local.get $9
    local.get $5
    i32.const 2000
    v128.load
    i32x4.add
    local.get $7
    local.get $6
    local.get $8
    i32.const 1984
    v128.load
    i32x4.add
    local.get $5
    local.get $4
    local.get $7
    local.get $5
    v128.xor
    v128.and
    v128.xor
    local.get $4
    i32.const 6
    i32x4.shr_u
    local.get $4
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $4
    i32.const 11
    i32x4.shr_u
    local.get $4
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    i32.const 25
    i32x4.shr_u
    local.get $4
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $5
    i32x4.add
    local.tee $6
    local.get $4
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $6
    i32.const 6
    i32x4.shr_u
    local.get $6
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 11
    i32x4.shr_u
    local.get $6
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 25
    i32x4.shr_u
    local.get $6
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $8
    i32x4.add
    local.set $9
    local.get $5
    local.get $10
    i32.const 2
    i32x4.shr_u
    local.get $10
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $10
    i32.const 13
    i32x4.shr_u
    local.get $10
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $10
    i32.const 22
    i32x4.shr_u
    local.get $10
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    local.get $10
    local.get $11
    v128.xor
    local.tee $5
    local.get $12
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $12
    local.get $10
    v128.xor
    local.set $18
    local.get $8
    local.get $12
    i32.const 2
    i32x4.shr_u
    local.get $12
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $12
    i32.const 13
    i32x4.shr_u
    local.get $12
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    i32.const 22
    i32x4.shr_u
    local.get $12
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $10
    local.get $18
    local.get $5
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $5
    local.get $12
    v128.xor
    local.set $8
    local.get $10
    local.get $4
    i32.const 2032
    v128.load
    i32x4.add
    local.get $6
    local.get $11
    local.get $7
    i32.const 2016
    v128.load
    i32x4.add
    local.get $4
    local.get $9
    local.get $6
    local.get $4
    v128.xor
    v128.and
    v128.xor
    local.get $9
    i32.const 6
    i32x4.shr_u
    local.get $9
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $9
    i32.const 11
    i32x4.shr_u
    local.get $9
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    i32.const 25
    i32x4.shr_u
    local.get $9
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $4
    i32x4.add
    local.tee $7
    local.get $9
    local.get $6
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $10
    i32x4.add
    local.set $11
    local.get $4
    local.get $5
    i32.const 2
    i32x4.shr_u
    local.get $5
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 13
    i32x4.shr_u
    local.get $5
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 22
    i32x4.shr_u
    local.get $5
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $12
    local.get $8
    local.get $18
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $4
    local.get $5
    v128.xor
    local.set $18
    local.get $10
    local.get $4
    i32.const 2
    i32x4.shr_u
    local.get $4
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $4
    i32.const 13
    i32x4.shr_u
    local.get $4
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    i32.const 22
    i32x4.shr_u
    local.get $4
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    local.get $18
    local.get $8
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $10
    local.get $4
    v128.xor
    local.set $19
    local.get $5
    local.get $9
    i32.const 2064
    v128.load
    i32x4.add
    local.get $7
    local.get $12
    local.get $6
    i32.const 2048
    v128.load
    i32x4.add
    local.get $9
    local.get $11
    local.get $7
    local.get $9
    v128.xor
    v128.and
    v128.xor
    local.get $11
    i32.const 6
    i32x4.shr_u
    local.get $11
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 11
    i32x4.shr_u
    local.get $11
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 25
    i32x4.shr_u
    local.get $11
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $6
    i32x4.add
    local.tee $8
    local.get $11
    local.get $7
    v128.xor
    v128.and
    v128.xor
    local.get $8
    i32.const 6
    i32x4.shr_u
    local.get $8
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $8
    i32.const 11
    i32x4.shr_u
    local.get $8
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $8
    i32.const 25
    i32x4.shr_u
    local.get $8
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $9
    i32x4.add
    local.set $5
    local.get $6
    local.get $10
    i32.const 2
    i32x4.shr_u
    local.get $10
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $10
    i32.const 13
    i32x4.shr_u
    local.get $10
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $10
    i32.const 22
    i32x4.shr_u
    local.get $10
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $4
    local.get $19
    local.get $18
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $6
    local.get $10
    v128.xor
    local.set $12
    local.get $9
    local.get $6
    i32.const 2
    i32x4.shr_u
    local.get $6
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $6
    i32.const 13
    i32x4.shr_u
    local.get $6
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    i32.const 22
    i32x4.shr_u
    local.get $6
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $10
    local.get $12
    local.get $19
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $9
    local.get $6
    v128.xor
    local.set $18
    local.get $10
    local.get $11
    i32.const 2096
    v128.load
    i32x4.add
    local.get $8
    local.get $4
    local.get $7
    i32.const 2080
    v128.load
    i32x4.add
    local.get $11
    local.get $5
    local.get $8
    local.get $11
    v128.xor
    v128.and
    v128.xor
    local.get $5
    i32.const 6
    i32x4.shr_u
    local.get $5
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $5
    i32.const 11
    i32x4.shr_u
    local.get $5
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $5
    i32.const 25
    i32x4.shr_u
    local.get $5
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $10
    i32x4.add
    local.tee $7
    local.get $5
    local.get $8
    v128.xor
    v128.and
    v128.xor
    local.get $7
    i32.const 6
    i32x4.shr_u
    local.get $7
    i32.const 26
    i32x4.shl
    v128.xor
    local.get $7
    i32.const 11
    i32x4.shr_u
    local.get $7
    i32.const 21
    i32x4.shl
    v128.xor
    v128.xor
    local.get $7
    i32.const 25
    i32x4.shr_u
    local.get $7
    i32.const 7
    i32x4.shl
    v128.xor
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $19
    i32x4.add
    local.set $4
    local.get $10
    local.get $9
    i32.const 2
    i32x4.shr_u
    local.get $9
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $9
    i32.const 13
    i32x4.shr_u
    local.get $9
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    i32.const 22
    i32x4.shr_u
    local.get $9
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $6
    local.get $18
    local.get $12
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.tee $11
    local.get $9
    v128.xor
    local.set $12
    local.get $19
    local.get $11
    i32.const 2
    i32x4.shr_u
    local.get $11
    i32.const 30
    i32x4.shl
    v128.xor
    local.get $11
    i32.const 13
    i32x4.shr_u
    local.get $11
    i32.const 19
    i32x4.shl
    v128.xor
    v128.xor
    local.get $11
    i32.const 22
    i32x4.shr_u
    local.get $11
    i32.const 10
    i32x4.shl
    v128.xor
    v128.xor
    local.get $9
    local.get $12
    local.get $18
    v128.and
    v128.xor
    i32x4.add
    i32x4.add
    local.set $10
    local.get $13
    i32.const 32
    i32.add
    local.set $13
    br $for-loop|0
   end
  end
  i32.const 70080
  i32.const 70080
  v128.load
  local.get $10
  i32x4.add
  v128.store
  i32.const 70096
  i32.const 70096
  v128.load
  local.get $11
  i32x4.add
  v128.store
  i32.const 70112
  i32.const 70112
  v128.load
  local.get $9
  i32x4.add
  v128.store
  i32.const 70128
  i32.const 70128
  v128.load
  local.get $6
  i32x4.add
  v128.store
  i32.const 70144
  i32.const 70144
  v128.load
  local.get $4
  i32x4.add
  v128.store
  i32.const 70160
  i32.const 70160
  v128.load
  local.get $7
  i32x4.add
  v128.store
  i32.const 70176
  i32.const 70176
  v128.load
  local.get $5
  i32x4.add
  v128.store
  i32.const 70192
  i32.const 70192
  v128.load
  local.get $8
  i32x4.add
  v128.store
 )
 (func $wasm/assembly/exact_decimal/isAboveHalf (param $0 i32) (param $1 i32) (param $2 i64) (result i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i64)
  (local $8 i32)
  (local $9 i32)
  i32.const 81504
  i64.const 0
  i64.store
  i32.const 83552
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
  i32.const 82528
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
  i32.const 83556
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
  i32.const 83552
  i32.load
  local.tee $0
  i32.const 83556
  i32.load
  local.tee $1
  local.get $0
  local.get $1
  i32.gt_u
  select
  i32.const 1
  i32.sub
  local.set $0
  block $__inlined_func$wasm/assembly/big/compare$105
   loop $for-loop|01
    local.get $0
    i32.const 0
    i32.ge_s
    if
     i32.const -1
     i32.const 1
     local.get $0
     i32.const 83552
     i32.load
     i32.lt_u
     if (result i32)
      local.get $0
      i32.const 2
      i32.shl
      i32.const 81504
      i32.add
      i32.load
     else
      i32.const 0
     end
     local.tee $3
     local.get $0
     i32.const 83556
     i32.load
     i32.lt_u
     if (result i32)
      local.get $0
      i32.const 2
      i32.shl
      i32.const 82528
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
     br_if $__inlined_func$wasm/assembly/big/compare$105
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
 (func $wasm/assembly/canonical/isTextCanonical (param $0 i32) (result i32)
  (local $1 i64)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i64)
  (local $7 i32)
  (local $8 i32)
  (local $9 i32)
  (local $10 i32)
  (local $11 i32)
  (local $12 i32)
  (local $13 i32)
  (local $14 i32)
  (local $15 i32)
  global.get $wasm/assembly/canonical/tape
  local.get $0
  i32.load offset=12
  i32.add
  local.set $15
  local.get $0
  i32.load offset=24
  local.set $7
  global.get $wasm/assembly/canonical/records
  local.set $11
  global.get $wasm/assembly/canonical/tape
  local.set $12
  loop $for-loop|0
   local.get $12
   local.get $15
   i32.lt_u
   if
    block $for-continue|0 (result i32)
     local.get $12
     i32.load offset=4
     local.tee $3
     i32.const 7
     i32.and
     local.tee $14
     i32.const 2
     i32.eq
     if
      local.get $12
      i32.load
      local.get $4
      i32.ne
      if
       i32.const 0
       return
      end
      local.get $11
      i32.const 48
      i32.sub
      local.set $11
      local.get $4
      i32.const 1
      i32.add
      local.set $4
      i32.const 1
      br $for-continue|0
     end
     local.get $2
     local.get $4
     i32.add
     local.tee $13
     local.get $12
     i32.load
     i32.ne
     if
      i32.const 0
      return
     end
     local.get $14
     i32.const 1
     i32.le_u
     if
      local.get $11
      i32.const 48
      i32.add
      local.tee $11
      i32.const 0
      i32.store offset=16
      local.get $13
      i32.const 1
      i32.add
      local.set $4
      i32.const 0
      br $for-continue|0
     end
     local.get $3
     i32.const 5
     i32.shr_u
     local.set $4
     local.get $3
     i32.const 16
     i32.and
     if
      i32.const 1
      local.get $3
      global.get $wasm/assembly/canonical/text
      local.get $13
      i32.add
      local.get $7
      call $wasm/assembly/canonical/writeOdd
      local.get $7
      i32.sub
      local.get $4
      i32.ne
      global.get $wasm/assembly/canonical/isRefused
      select
      if
       i32.const 1
       local.set $9
      else
       local.get $4
       local.set $2
       i32.const 0
       local.set $9
       block $~lib/util/memory/memcmp|inlined.1
        local.get $7
        local.tee $5
        global.get $wasm/assembly/canonical/text
        local.get $13
        i32.add
        local.tee $10
        i32.eq
        br_if $~lib/util/memory/memcmp|inlined.1
        local.get $5
        i32.const 7
        i32.and
        local.get $10
        i32.const 7
        i32.and
        i32.eq
        if
         loop $while-continue|1
          local.get $5
          i32.const 7
          i32.and
          if
           i32.const 0
           local.set $9
           local.get $2
           i32.eqz
           br_if $~lib/util/memory/memcmp|inlined.1
           local.get $5
           i32.load8_u
           local.tee $8
           local.get $10
           i32.load8_u
           local.tee $3
           i32.sub
           local.set $9
           local.get $3
           local.get $8
           i32.ne
           br_if $~lib/util/memory/memcmp|inlined.1
           local.get $2
           i32.const 1
           i32.sub
           local.set $2
           local.get $5
           i32.const 1
           i32.add
           local.set $5
           local.get $10
           i32.const 1
           i32.add
           local.set $10
           br $while-continue|1
          end
         end
         loop $while-continue|2
          local.get $2
          i32.const 8
          i32.ge_u
          if
           local.get $5
           i64.load
           local.get $10
           i64.load
           i64.eq
           if
            local.get $5
            i32.const 8
            i32.add
            local.set $5
            local.get $10
            i32.const 8
            i32.add
            local.set $10
            local.get $2
            i32.const 8
            i32.sub
            local.set $2
            br $while-continue|2
           end
          end
         end
        end
        loop $while-continue|3
         local.get $2
         local.tee $3
         i32.const 1
         i32.sub
         local.set $2
         local.get $3
         if
          local.get $5
          i32.load8_u
          local.tee $8
          local.get $10
          i32.load8_u
          local.tee $3
          i32.sub
          local.set $9
          local.get $3
          local.get $8
          i32.ne
          br_if $~lib/util/memory/memcmp|inlined.1
          local.get $5
          i32.const 1
          i32.add
          local.set $5
          local.get $10
          i32.const 1
          i32.add
          local.set $10
          br $while-continue|3
         end
        end
        i32.const 0
        local.set $9
       end
      end
      local.get $9
      if
       i32.const 0
       return
      end
     end
     local.get $4
     local.get $13
     i32.add
     local.set $4
     i32.const 1
     local.get $14
     i32.const 3
     i32.ne
     br_if $for-continue|0
     drop
     global.get $wasm/assembly/canonical/text
     local.get $12
     i32.load
     i32.add
     i32.const 1
     i32.add
     local.set $2
     local.get $12
     i32.load offset=4
     local.tee $3
     i32.const 5
     i32.shr_u
     i32.const 2
     i32.sub
     local.set $5
     local.get $3
     i32.const 24
     i32.and
     if
      local.get $2
      local.get $2
      local.get $5
      i32.add
      global.get $wasm/assembly/canonical/names
      call $wasm/assembly/strings/decodeString
      local.set $3
      global.get $wasm/assembly/canonical/names
      local.set $2
      local.get $3
      global.get $wasm/assembly/canonical/names
      i32.sub
      local.set $5
      local.get $3
      global.set $wasm/assembly/canonical/names
     end
     local.get $2
     i64.load
     local.tee $1
     i64.const 8
     i64.shr_u
     i64.const 71777214294589695
     i64.and
     local.get $1
     i64.const 71777214294589695
     i64.and
     i64.const 8
     i64.shl
     i64.or
     local.tee $1
     i64.const 16
     i64.shr_u
     i64.const 281470681808895
     i64.and
     local.get $1
     i64.const 281470681808895
     i64.and
     i64.const 16
     i64.shl
     i64.or
     i64.const 32
     i64.rotr
     local.set $1
     local.get $5
     i32.const 8
     i32.lt_u
     if
      local.get $1
      i64.const -1
      local.get $5
      i32.const 3
      i32.shl
      i64.extend_i32_u
      i64.shr_u
      i64.const -1
      i64.xor
      i64.and
      local.set $1
     end
     local.get $1
     i64.const -9187201950435737472
     i64.and
     i64.const 0
     i64.ne
     if
      i64.const 0
      local.set $6
      i32.const 0
      local.set $10
      loop $for-loop|00
       local.get $10
       i32.const 64
       i32.lt_u
       if
        local.get $6
        local.get $1
        local.get $10
        i64.extend_i32_u
        i64.shr_u
        i32.wrap_i64
        i32.const 255
        i32.and
        local.tee $3
        i32.const 238
        i32.lt_u
        if (result i32)
         local.get $3
        else
         local.get $3
         i32.const 5
         i32.add
         local.get $3
         i32.const 2
         i32.sub
         local.get $3
         i32.const 240
         i32.lt_u
         select
        end
        i64.extend_i32_u
        local.get $10
        i64.extend_i32_u
        i64.shl
        i64.or
        local.set $6
        local.get $10
        i32.const 8
        i32.add
        local.set $10
        br $for-loop|00
       end
      end
     else
      local.get $1
      local.set $6
     end
     local.get $11
     local.get $6
     i64.store offset=24
     local.get $11
     local.get $2
     i32.store offset=32
     local.get $11
     local.get $5
     i32.store offset=36
     local.get $11
     local.get $12
     i32.store offset=40
     local.get $11
     i32.load offset=16
     if (result i32)
      i32.const -1
      i32.const 1
      local.get $11
      i64.load
      local.tee $6
      local.get $11
      i32.const 24
      i32.add
      local.tee $3
      i64.load
      local.tee $1
      i64.lt_u
      select
      local.set $2
      local.get $1
      local.get $6
      i64.eq
      if (result i32)
       local.get $11
       local.get $3
       call $wasm/assembly/sort/orderOfRest
      else
       local.get $2
      end
      i32.const 0
      i32.ge_s
     else
      i32.const 0
     end
     if
      i32.const 0
      return
     end
     local.get $11
     local.get $11
     i32.const 24
     i32.add
     i32.const 24
     memory.copy
     local.get $4
     i32.const 1
     i32.add
     local.set $4
     i32.const 0
    end
    local.set $2
    local.get $12
    i32.const 8
    i32.add
    local.set $12
    br $for-loop|0
   end
  end
  local.get $4
  local.get $0
  i32.load offset=20
  i32.eq
 )
 (func $wasm/assembly/canonical/canonicalWrite (param $0 i32) (param $1 i32) (result i32)
  (local $2 i32)
  (local $3 i32)
  (local $4 i32)
  (local $5 i32)
  (local $6 i32)
  (local $7 i32)
  local.get $0
  local.get $1
  call $wasm/assembly/tokenizer/tokenizerWrite
  local.tee $1
  i32.eqz
  if
   local.get $0
   i32.const 0
   call $wasm/assembly/tokenizer/tokenizerEnd
   local.set $1
  end
  local.get $1
  i32.eqz
  if
   block $__inlined_func$wasm/assembly/canonical/write$106 (result i32)
    local.get $0
    call $wasm/assembly/canonical/prepare
    i32.eqz
    if
     local.get $0
     i32.const 11
     i32.store
     local.get $0
     i32.const 0
     i32.store offset=4
     i32.const 11
     br $__inlined_func$wasm/assembly/canonical/write$106
    end
    i32.const 0
    global.set $wasm/assembly/canonical/isRefused
    local.get $0
    i32.load offset=24
    local.set $3
    block $wasm/assembly/canonical/writeValue|inlined.0 (result i32)
     global.get $wasm/assembly/canonical/tape
     local.tee $1
     i32.load offset=4
     i32.const 7
     i32.and
     local.tee $2
     i32.eqz
     if
      local.get $1
      local.get $3
      call $wasm/assembly/canonical/writeObject
      br $wasm/assembly/canonical/writeValue|inlined.0
     end
     local.get $2
     i32.const 1
     i32.eq
     if
      local.get $1
      local.get $3
      call $wasm/assembly/canonical/writeArray
      br $wasm/assembly/canonical/writeValue|inlined.0
     end
     global.get $wasm/assembly/canonical/text
     local.get $1
     i32.load
     i32.add
     local.set $2
     local.get $1
     i32.load offset=4
     local.tee $1
     i32.const 5
     i32.shr_u
     local.set $4
     block $wasm/assembly/canonical/writeScalar|inlined.2 (result i32)
      local.get $1
      i32.const 16
      i32.and
      if
       local.get $1
       local.get $2
       local.get $3
       call $wasm/assembly/canonical/writeOdd
       br $wasm/assembly/canonical/writeScalar|inlined.2
      end
      block $wasm/assembly/strings/copyOver|inlined.5 (result i32)
       local.get $4
       i32.const 512
       i32.gt_u
       if
        local.get $3
        local.get $2
        local.get $4
        memory.copy
        local.get $3
        local.get $4
        i32.add
        br $wasm/assembly/strings/copyOver|inlined.5
       end
       local.get $3
       local.get $4
       i32.add
       local.set $4
       local.get $3
       local.get $2
       v128.load
       v128.store
       local.get $3
       i32.const 16
       i32.add
       local.set $1
       local.get $2
       i32.const 16
       i32.add
       local.set $2
       loop $while-continue|0
        local.get $1
        local.get $4
        i32.lt_u
        if
         local.get $1
         local.get $2
         v128.load
         v128.store
         local.get $1
         i32.const 16
         i32.add
         local.set $1
         local.get $2
         i32.const 16
         i32.add
         local.set $2
         br $while-continue|0
        end
       end
       local.get $4
      end
     end
    end
    local.set $1
    i32.const 6
    global.get $wasm/assembly/canonical/isRefused
    br_if $__inlined_func$wasm/assembly/canonical/write$106
    drop
    local.get $0
    local.get $1
    local.get $3
    i32.sub
    i32.store offset=28
    i32.const 0
   end
   local.set $1
  end
  local.get $1
  i32.eqz
  local.get $1
  i32.const 11
  i32.eq
  i32.or
  i32.eqz
  if
   local.get $0
   i32.load offset=20
   local.set $4
   local.get $0
   call $wasm/assembly/tokenizer/restart
   local.get $0
   i32.const 3
   i32.store offset=48
   local.get $0
   i32.const 0
   call $wasm/assembly/tokenizer/tokenizerWrite
   drop
   block $__inlined_func$wasm/assembly/canonical/explain$107
    local.get $0
    i32.const 0
    call $wasm/assembly/tokenizer/tokenizerEnd
    local.tee $1
    br_if $__inlined_func$wasm/assembly/canonical/explain$107
    local.get $0
    i32.load offset=8
    local.tee $1
    local.get $0
    i32.load offset=12
    i32.add
    local.set $5
    local.get $0
    i32.load offset=16
    local.set $6
    loop $for-loop|0
     local.get $1
     local.get $5
     i32.lt_u
     if
      local.get $6
      local.get $1
      i32.load
      i32.add
      local.set $7
      local.get $1
      i32.load offset=4
      local.tee $2
      i32.const 7
      i32.and
      i32.const 5
      i32.eq
      if (result i32)
       local.get $7
       local.get $7
       i32.load8_u
       i32.const 45
       i32.eq
       i32.add
       local.tee $3
       local.get $7
       local.get $2
       i32.const 5
       i32.shr_u
       i32.add
       local.tee $2
       call $wasm/assembly/number/readDecimal
       global.get $wasm/assembly/number/digitsRead
       i64.const 0
       i64.ne
       if (result i32)
        local.get $3
        local.get $2
        call $wasm/assembly/number/doubleBits
        i64.const 9218868437227405312
        i64.ge_u
       else
        i32.const 0
       end
      else
       i32.const 0
      end
      if
       local.get $1
       i32.load
       local.set $1
       local.get $0
       i32.const 7
       i32.store
       local.get $0
       local.get $1
       i32.store offset=4
       i32.const 7
       local.set $1
       br $__inlined_func$wasm/assembly/canonical/explain$107
      end
      local.get $1
      i32.const 8
      i32.add
      local.set $1
      br $for-loop|0
     end
    end
    local.get $0
    i32.const 11
    i32.store
    local.get $0
    local.get $4
    i32.store offset=4
    i32.const 11
    local.set $1
   end
  end
  local.get $1
 )
 (func $wasm/assembly/canonical/canonicalCheck (param $0 i32) (param $1 i32) (result i32)
  local.get $0
  local.get $1
  call $wasm/assembly/tokenizer/tokenizerWrite
  local.tee $1
  i32.eqz
  if
   local.get $0
   i32.const 0
   call $wasm/assembly/tokenizer/tokenizerEnd
   local.set $1
  end
  local.get $1
  if
   i32.const 2
   i32.const 0
   local.get $1
   i32.const 11
   i32.eq
   select
   return
  end
  i32.const 0
  global.set $wasm/assembly/canonical/isRefused
  local.get $0
  call $wasm/assembly/canonical/prepare
  if (result i32)
   local.get $0
   call $wasm/assembly/canonical/isTextCanonical
  else
   i32.const 2
  end
 )
)
