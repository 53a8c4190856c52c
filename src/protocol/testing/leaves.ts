type Union = { options: readonly (Union | Leaf)[] };
type Leaf = { shape: Partial<Record<"action" | "message" | "scope", { value: string }>> };

/** The names of the options in a union of commands or events: `send_message group`. */
export function leaves(schema: Union | Leaf): string[] {
  if ("options" in schema) return schema.options.flatMap(leaves);
  const { action, message, scope } = schema.shape;
  const kind = action?.value ?? message?.value;
  return [scope ? `${kind} ${scope.value}` : `${kind}`];
}
