(module
 (type $0 (func (param i32)))
 (type $1 (func (param i32) (result i32)))
 (global $wasm/assembly/memory/top (mut i32) (i32.const 0))
 (memory $0 1 32768)
 (export "allocate" (func $wasm/assembly/memory/allocate))
 (export "release" (func $wasm/assembly/memory/release))
 (export "memory" (memory $0))
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
  i32.const 1152
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
)
