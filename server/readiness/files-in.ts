const fileName = /^[0-9a-f]{16,64}\.[a-z0-9]{2,5}$/;

/** Every picture and document that is referred to, however deep: a kind of card that is added later is looked through too. */
export function filesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    name === "file" && typeof inner === "string" && fileName.test(inner) ? [inner] : filesIn(inner),
  );
}
