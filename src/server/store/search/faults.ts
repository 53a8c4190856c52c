import { Trouble, troubleIn } from "../tables/trouble";

/** The form can be copied from a thread, and keeps the signs of an outage and a damage. */
export type Fault = { readonly message: string; readonly code?: string; readonly trouble?: string };

export function copied(fault: unknown): Fault {
  const message = fault instanceof Error ? fault.message : String(fault);
  const code = fault instanceof Error && "code" in fault ? String(fault.code) : undefined;
  const trouble = troubleIn(fault)?.message;
  return { message, ...(code !== undefined && { code }), ...(trouble !== undefined && { trouble }) };
}

export function faultFrom({ message, code, trouble }: Fault): Error {
  const fault = Object.assign(new Error(`a search failed: ${message}`), code !== undefined && { code });
  return trouble === undefined ? fault : new Trouble(trouble, { cause: fault });
}
