// The surface of the schema machine's module: what src/hotpath/schema_machine.ts calls.

export { allocate, release } from "../memory";
export { schemaCreate, schemaEnd, schemaFree, schemaReset, schemaResume, schemaWrite } from "./machine";
