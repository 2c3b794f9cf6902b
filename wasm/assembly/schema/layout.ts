// Offsets in the tables (src/hotpath/schema_tables.ts) and in frames (reference/schema_frames.ts), in words.

export const HEAD_ROOT: i32 = 0;
export const HEAD_NODES: i32 = 1;
export const HEAD_SEED: i32 = 4;

export const NODE_INDEX: i32 = 0;
export const NODE_TYPES: i32 = 1;
export const NODE_FLAGS: i32 = 2;
export const NODE_GROUPS: i32 = 3;
export const NODE_GROUP_WORDS: i32 = 4;
export const NODE_NUMBER: i32 = 5;
export const NODE_STRING: i32 = 6;
export const NODE_OBJECT: i32 = 7;
export const NODE_ARRAY: i32 = 8;
export const NODE_ENUM: i32 = 9;
export const NODE_UNEVALUATED_PROPERTIES: i32 = 10;
export const NODE_UNEVALUATED_ITEMS: i32 = 11;
export const NODE_PENDING: i32 = 12;
export const NODE_PENDING_IN_OBJECT: i32 = 13;
export const NODE_IMMEDIATE: i32 = 14;
export const NODE_LANE: i32 = 15;
export const NODE_ALTERNATIVES: i32 = 16;

export const TYPE_NULL: i32 = 1;
export const TYPE_BOOLEAN: i32 = 2;
export const TYPE_NUMBER: i32 = 4;
export const TYPE_STRING: i32 = 8;
export const TYPE_ARRAY: i32 = 16;
export const TYPE_OBJECT: i32 = 32;
export const TYPE_WHOLE: i32 = 64;

export const NEVER: i32 = 1;
export const ALWAYS: i32 = 2;
export const OBJECT_LATE: i32 = 4;
export const ARRAY_LATE: i32 = 8;
export const TRACKED: i32 = 16;
export const ALL_PROPERTIES: i32 = 32;
export const ALL_ITEMS: i32 = 64;

export const GROUP_ALL: i32 = 0;
export const GROUP_ANY: i32 = 1;
export const GROUP_ONE: i32 = 2;
export const GROUP_NOT: i32 = 3;
export const GROUP_CONDITION: i32 = 4;
export const GROUP_DEPENDENT: i32 = 5;
export const GROUP_CONSEQUENCE: i32 = 6;
export const GROUP_ALTERNATIVE: i32 = 7;
export const GROUP_CONTAINS: i32 = 8;
export const GROUP_UNEVALUATED: i32 = 9;

export const NUMBER_MINIMUM: i32 = 2;
export const NUMBER_EXCLUSIVE_MINIMUM: i32 = 4;
export const NUMBER_MAXIMUM: i32 = 6;
export const NUMBER_EXCLUSIVE_MAXIMUM: i32 = 8;
export const NUMBER_MULTIPLE: i32 = 10;

export const STRING_MINIMUM: i32 = 0;
export const STRING_MAXIMUM: i32 = 1;
export const STRING_FORMAT: i32 = 2;
export const STRING_PATTERNS: i32 = 3;
export const STRING_SIZE: i32 = 4;

export const AUTOMATON_CLASSES: i32 = 0;
export const AUTOMATON_START: i32 = 1;
export const AUTOMATON_ASCII: i32 = 2;
export const AUTOMATON_RANGES: i32 = 3;
export const AUTOMATON_RANGE_COUNT: i32 = 4;
export const AUTOMATON_MOVES: i32 = 5;
export const AUTOMATON_FLAGS: i32 = 6;
export const STATE_ACCEPTS: i32 = 1;
export const STATE_DEAD: i32 = 2;
export const STATE_ALWAYS: i32 = 4;
export const STATE_LAST: i32 = 8;

export const ENUM_TYPES: i32 = 0;
export const ENUM_BOOLEANS: i32 = 1;
export const ENUM_TEXTS: i32 = 2;
export const ENUM_NUMBER_COUNT: i32 = 3;
export const ENUM_NUMBERS: i32 = 4;
export const ENUM_HASH_COUNT: i32 = 5;
export const ENUM_HASHES: i32 = 6;
export const ENUM_KEYWORD: i32 = 7;

export const NAMES_COUNT: i32 = 0;
export const NAMES_MASK: i32 = 1;
export const NAMES_BUCKETS: i32 = 2;
export const NAMES_ENTRIES: i32 = 3;
export const NAMES_FIRST: i32 = 4;
export const ENTRY_AT: i32 = 0;
export const ENTRY_LENGTH: i32 = 1;
export const ENTRY_CHILD: i32 = 2;
export const ENTRY_SLOT: i32 = 3;
export const ENTRY_REQUIRED: i32 = 4;
export const ENTRY_DEPENDENT: i32 = 5;
export const ENTRY_NEXT: i32 = 6;
export const ENTRY_FOLLOWER: i32 = 7;
export const ENTRY_SIZE: i32 = 8;

export const OBJECT_CLOSED: i32 = 0;
export const OBJECT_MINIMUM: i32 = 1;
export const OBJECT_MAXIMUM: i32 = 2;
export const OBJECT_REQUIRED_COUNT: i32 = 3;
export const OBJECT_SLOT_WORDS: i32 = 4;
export const OBJECT_NAMES: i32 = 5;
export const OBJECT_PATTERN_COUNT: i32 = 6;
export const OBJECT_PATTERNS: i32 = 7;
export const OBJECT_ADDITIONAL: i32 = 8;
export const OBJECT_PROPERTY_NAMES: i32 = 9;
export const OBJECT_DEPENDENT_REQUIRED: i32 = 10;
export const OBJECT_REQUIRED_MASK: i32 = 11;

export const ARRAY_MINIMUM: i32 = 0;
export const ARRAY_MAXIMUM: i32 = 1;
export const ARRAY_PREFIX_COUNT: i32 = 2;
export const ARRAY_PREFIX: i32 = 3;
export const ARRAY_ITEMS: i32 = 4;
export const ARRAY_CONTAINS: i32 = 5;
export const ARRAY_MIN_CONTAINS: i32 = 6;
export const ARRAY_MAX_CONTAINS: i32 = 7;
export const ARRAY_UNIQUE: i32 = 8;
export const ARRAY_ITEMS_KEYWORD: i32 = 9;

export const UNEVALUATED_CHILD: i32 = 0;
export const UNEVALUATED_MASK_WORDS: i32 = 1;
export const UNEVALUATED_MEMBERS: i32 = 2;
export const UNEVALUATED_LIST: i32 = 3;
export const MASKS_MAX: i32 = 64;

export const FRAME_NODE: i32 = 0;
export const FRAME_STATE: i32 = 1;
export const FRAME_PENDING: i32 = 2;
export const FRAME_WAITING: i32 = 3;
export const FRAME_NEXT: i32 = 4;
export const FRAME_LEVEL: i32 = 5;
export const FRAME_OWN: i32 = 6;
export const FRAME_COUNT: i32 = 7;
export const FRAME_TALLY: i32 = 8;
export const FRAME_LOW: i32 = 9;
export const FRAME_HIGH: i32 = 10;
export const FRAME_MATCHED: i32 = 11;
export const FRAME_CHILD: i32 = 12;
export const FRAME_MASKS: i32 = 13;
export const FRAME_EXTRA: i32 = 14;
export const FRAME_KEYWORD: i32 = 15;
export const FRAME_SIZE: i32 = 16;

export const TRUE: i32 = 1;
export const FALSE: i32 = 2;

// Keywords, in the order of `schemaKeywords`.
export const KEYWORD_JSON: i32 = 1;
export const KEYWORD_LIMIT: i32 = 2;
export const KEYWORD_FALSE_SCHEMA: i32 = 3;
export const KEYWORD_TYPE: i32 = 4;
export const KEYWORD_ENUM: i32 = 5;
export const KEYWORD_CONST: i32 = 6;
export const KEYWORD_MINIMUM: i32 = 7;
export const KEYWORD_EXCLUSIVE_MINIMUM: i32 = 8;
export const KEYWORD_MAXIMUM: i32 = 9;
export const KEYWORD_EXCLUSIVE_MAXIMUM: i32 = 10;
export const KEYWORD_MULTIPLE_OF: i32 = 11;
export const KEYWORD_MIN_LENGTH: i32 = 12;
export const KEYWORD_MAX_LENGTH: i32 = 13;
export const KEYWORD_PATTERN: i32 = 14;
export const KEYWORD_FORMAT: i32 = 15;
export const KEYWORD_MIN_PROPERTIES: i32 = 16;
export const KEYWORD_MAX_PROPERTIES: i32 = 17;
export const KEYWORD_REQUIRED: i32 = 18;
export const KEYWORD_DEPENDENT_REQUIRED: i32 = 19;
export const KEYWORD_DEPENDENT_SCHEMAS: i32 = 20;
export const KEYWORD_PROPERTY_NAMES: i32 = 21;
export const KEYWORD_PROPERTIES: i32 = 22;
export const KEYWORD_PATTERN_PROPERTIES: i32 = 23;
export const KEYWORD_ADDITIONAL_PROPERTIES: i32 = 24;
export const KEYWORD_UNEVALUATED_PROPERTIES: i32 = 25;
export const KEYWORD_MIN_ITEMS: i32 = 26;
export const KEYWORD_MAX_ITEMS: i32 = 27;
export const KEYWORD_UNIQUE_ITEMS: i32 = 28;
export const KEYWORD_CONTAINS: i32 = 29;
export const KEYWORD_MIN_CONTAINS: i32 = 30;
export const KEYWORD_MAX_CONTAINS: i32 = 31;
export const KEYWORD_ITEMS: i32 = 32;
export const KEYWORD_UNEVALUATED_ITEMS: i32 = 33;
export const KEYWORD_ANY_OF: i32 = 34;
export const KEYWORD_ONE_OF: i32 = 35;
export const KEYWORD_NOT: i32 = 36;
export const KEYWORD_IF: i32 = 37;
