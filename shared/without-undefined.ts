/**
 * The same values without the names that have none: spread over others, they leave those as they are. A name that must have a
 * value has it, since its type does not allow `undefined`.
 */
export const withoutUndefined = <Values extends object>(values: Values): Defined<Values> =>
  // What is left out is what `Exclude` leaves out.
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Defined<Values>;

type Defined<Values> = { [Name in keyof Values]: Exclude<Values[Name], undefined> };
