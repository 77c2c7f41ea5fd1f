/**
 * What the Assistant's pages and the block page have in the place of `zod/mini`: as much of it as they ask for, saying
 * the same of every value, but not why one does not fit. zod makes each schema ready for all that could be asked of it;
 * of the Assistant's first picture that was a tenth of the time and a quarter of the script. Two things are not as in
 * zod, and nothing of ours asks for them: a schema is optional only if what is outermost of it is, and a `record` by an
 * enum need not have all its keys.
 */

/** What does not fit. */
const UNFIT = Symbol();

type Values = Record<string, unknown>;
type Check = (value: never) => boolean;

interface Schema {
  /** What a value is read as; `UNFIT` where it does not fit. */
  read: (value: unknown) => unknown;
  /** Whether an object may be without it. */
  isOptional: boolean;
  safeParse: (value: unknown) => { success: true; data: unknown } | { success: false; data?: undefined };
  check: (...checks: Check[]) => Schema;
}

const schemaOf = (read: Schema['read'], isOptional = false): Schema => ({
  read,
  isOptional,
  safeParse(value) {
    const data = read(value);
    return data === UNFIT ? { success: false } : { success: true, data };
  },
  check: (...checks) =>
    schemaOf((value) => {
      const data = read(value);
      return data !== UNFIT && checks.every((check) => check(data as never)) ? data : UNFIT;
    }, isOptional),
});

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface ObjectSchema extends Schema {
  shape: Record<string, Schema>;
  /** What further keys are read by; without it they are left out. */
  rest: Schema | undefined;
}

function objectOf(shape: Record<string, Schema>, rest?: Schema): ObjectSchema {
  const schemas = Object.entries(shape);
  const read = (value: unknown) => {
    if (!isObject(value)) return UNFIT;
    const all: Values = {};
    for (const [key, schema] of schemas) {
      const isThere = key in value;
      if (!isThere && !schema.isOptional) return UNFIT;
      const data = schema.read(value[key]);
      if (data === UNFIT) return UNFIT;
      if (isThere || data !== undefined) all[key] = data;
    }
    return rest ? readInto(all, value, rest, (key) => !Object.hasOwn(shape, key)) : all;
  };
  return Object.assign(schemaOf(read), { shape, rest });
}

/** All values of an object by the same schema; no name changes what it is. */
function readInto(read: Values, from: Values, schema: Schema, isMeant: (key: string) => boolean): unknown {
  for (const key of Object.keys(from)) {
    if (key === '__proto__' || !isMeant(key)) continue;
    const data = schema.read(from[key]);
    if (data === UNFIT) return UNFIT;
    read[key] = data;
  }
  return read;
}

const where = (fits: (value: unknown) => boolean): Schema =>
  schemaOf((value) => (fits(value) ? value : UNFIT));

export const unknown = () => where(() => true);
export const string = () => where((value) => typeof value === 'string');
export const boolean = () => where((value) => typeof value === 'boolean');
export const number = () => where(Number.isFinite);
export const int = () => where(Number.isSafeInteger);

export function literal(values: unknown) {
  const all: unknown[] = Array.isArray(values) ? values : [values];
  return where((value) => all.includes(value));
}
const enumOf = (values: readonly string[]) => literal(values);

export { enumOf as enum };

export const optional = (schema: Schema) =>
  schemaOf((value) => (value === undefined ? value : schema.read(value)), true);
export const nullable = (schema: Schema) =>
  schemaOf((value) => (value === null ? value : schema.read(value)));
export const _default = (schema: Schema, first: unknown) =>
  schemaOf((value) => (value === undefined ? first : schema.read(value)), true);

export function lazy(make: () => Schema) {
  let made: Schema | undefined;
  return schemaOf((value) => {
    made ??= make();
    return made.read(value);
  });
}

export const array = (schema: Schema) =>
  schemaOf((value) => {
    if (!Array.isArray(value)) return UNFIT;
    const read = value.map(schema.read);
    return read.includes(UNFIT) ? UNFIT : read;
  });

export const record = (keys: Schema, schema: Schema) =>
  schemaOf((value) => {
    if (!isObject(value)) return UNFIT;
    const named = Object.keys(value).every((key) => key === '__proto__' || keys.read(key) !== UNFIT);
    return named ? readInto({}, value, schema, () => true) : UNFIT;
  });
export const partialRecord = record;

export const object = (shape: Record<string, Schema>) => objectOf(shape);
export const looseObject = (shape: Record<string, Schema>) => objectOf(shape, unknown());
export const catchall = ({ shape }: ObjectSchema, rest: Schema) => objectOf(shape, rest);
export const extend = ({ shape, rest }: ObjectSchema, more: Record<string, Schema>) =>
  objectOf({ ...shape, ...more }, rest);

export const union = (schemas: readonly Schema[]) =>
  schemaOf((value) => {
    for (const schema of schemas) {
      const data = schema.read(value);
      if (data !== UNFIT) return data;
    }
    return UNFIT;
  });
export const discriminatedUnion = (_: string, schemas: readonly Schema[]) => union(schemas);

/** What something is made of, once it fits. */
export const transform = (make: (value: unknown) => unknown) => schemaOf(make);
export const pipe = (schema: Schema, next: Schema) =>
  schemaOf((value) => {
    const data = schema.read(value);
    return data === UNFIT ? UNFIT : next.read(data);
  });

export const minLength = (least: number) => (value: { length: number }) => value.length >= least;
export const maxLength = (most: number) => (value: { length: number }) => value.length <= most;
export const length = (wanted: number) => (value: { length: number }) => value.length === wanted;
export const regex = (pattern: RegExp) => (value: string) => pattern.test(value);
export const gt = (bound: number) => (value: number) => value > bound;
export const gte = (bound: number) => (value: number) => value >= bound;
export const lt = (bound: number) => (value: number) => value < bound;
export const lte = (bound: number) => (value: number) => value <= bound;
export const refine = (fits: Check) => fits;
