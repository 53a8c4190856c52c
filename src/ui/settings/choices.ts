/** Any unknown value is read as the usual choice. */
type Choice = (kept: unknown) => string | boolean | number;

/** The first choice is the usual one. */
export function oneOf<const Name extends string>(usual: Name, ...others: readonly Name[]) {
  return (kept: unknown): Name => [usual, ...others].find((it) => it === kept) ?? usual;
}

export function flag(usual: boolean) {
  return (kept: unknown): boolean => (typeof kept === "boolean" ? kept : usual);
}

export function number(usual: number) {
  return (kept: unknown): number => (typeof kept === "number" && Number.isFinite(kept) ? kept : usual);
}

/** An empty object for anything but an object in JSON. */
export function recordIn(text: string | undefined): Readonly<Record<string, unknown>> {
  try {
    const kept: unknown = JSON.parse(text ?? "{}");
    return typeof kept === "object" && kept !== null && !Array.isArray(kept) ? { ...kept } : {};
  } catch {
    return {};
  }
}

export function chosenIn<Choices extends Readonly<Record<string, Choice>>>(
  kept: Readonly<Record<string, unknown>>,
  choices: Choices,
): { readonly [Name in keyof Choices]: ReturnType<Choices[Name]> } {
  const read = Object.entries(choices).map(([name, choice]) => [name, choice(kept[name])]);
  return Object.fromEntries(read) as { readonly [Name in keyof Choices]: ReturnType<Choices[Name]> };
}
