/**
 * What the Assistant's pages have in the place of `zod/mini`: as much of it as they ask for, saying the same of every
 * value, but not why one does not fit. zod makes each schema ready for all that could be asked of it; of the Assistant's
 * first picture that was a tenth of the time and a quarter of the script.
 */

/** What does not fit. */
const UNFIT = Symbol();

type Values = Record<string, unknown>;
type Check = (value: never) => boolean;

class Schema {
  /** What a value is read as; `UNFIT` where it does not fit. */
  readonly read: (value: unknown) => unknown;
  /** Whether an object may be without it. */
  readonly isOptional: boolean;
  constructor(read: (value: unknown) => unknown, isOptional = false) {
    this.read = read;
    this.isOptional = isOptional;
  }
  safeParse(value: unknown): { success: true; data: unknown } | { success: false; data?: undefined } {
    const data = this.read(value);
    return data === UNFIT ? { success: false } : { success: true, data };
  }
  check(...checks: Check[]): Schema {
    return new Schema((value) => {
      const data = this.read(value);
      return data !== UNFIT && checks.every((check) => check(data as never)) ? data : UNFIT;
    });
  }
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

class ObjectSchema extends Schema {
  readonly shape: Record<string, Schema>;
  constructor(shape: Record<string, Schema>, rest?: Schema) {
    const schemas = Object.entries(shape);
    super((value) => {
      if (!isObject(value)) return UNFIT;
      const read: Values = {};
      for (const [key, schema] of schemas) {
        const data = schema.read(value[key]);
        if (data === UNFIT) return UNFIT;
        if (data !== undefined || key in value) read[key] = data;
        else if (!schema.isOptional) return UNFIT;
      }
      return rest ? readInto(read, value, rest, (key) => !Object.hasOwn(shape, key)) : read;
    });
    this.shape = shape;
  }
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
  new Schema((value) => (fits(value) ? value : UNFIT));

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
  new Schema((value) => (value === undefined ? value : schema.read(value)), true);
export const nullable = (schema: Schema) =>
  new Schema((value) => (value === null ? value : schema.read(value)));
export const _default = (schema: Schema, first: unknown) =>
  new Schema((value) => (value === undefined ? first : schema.read(value)));

export function lazy(make: () => Schema) {
  let made: Schema | undefined;
  return new Schema((value) => {
    made ??= make();
    return made.read(value);
  });
}

export const array = (schema: Schema) =>
  new Schema((value) => {
    if (!Array.isArray(value)) return UNFIT;
    const read = value.map(schema.read);
    return read.includes(UNFIT) ? UNFIT : read;
  });

export const record = (keys: Schema, schema: Schema) =>
  new Schema((value) => {
    if (!isObject(value)) return UNFIT;
    const named = Object.keys(value).every((key) => key === '__proto__' || keys.read(key) !== UNFIT);
    return named ? readInto({}, value, schema, () => true) : UNFIT;
  });
export const partialRecord = record;

export const object = (shape: Record<string, Schema>) => new ObjectSchema(shape);
export const looseObject = (shape: Record<string, Schema>) => new ObjectSchema(shape, unknown());
export const catchall = ({ shape }: ObjectSchema, rest: Schema) => new ObjectSchema(shape, rest);
export const extend = ({ shape }: ObjectSchema, more: Record<string, Schema>) =>
  new ObjectSchema({ ...shape, ...more });

export const union = (schemas: readonly Schema[]) =>
  new Schema((value) => {
    for (const schema of schemas) {
      const data = schema.read(value);
      if (data !== UNFIT) return data;
    }
    return UNFIT;
  });
export const discriminatedUnion = (_: string, schemas: readonly Schema[]) => union(schemas);

/** What something is made of, once it fits. */
export const transform = (make: (value: unknown) => unknown) => new Schema(make);
export const pipe = (schema: Schema, next: Schema) =>
  new Schema((value) => {
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
