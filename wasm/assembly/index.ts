// The module's surface: what src/hotpath calls. Each file exports what it implements.

export { allocate, release } from "./memory";
