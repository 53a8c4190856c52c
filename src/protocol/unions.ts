import { z } from "zod";
import { controlCommand, controlError, controlEvent } from "./control";
import { namespaces } from "./namespaces";

const all = { control: { event: controlEvent, command: controlCommand, error: controlError }, ...namespaces };

type All = typeof all;
type Part = "event" | "command";
type Option<P extends Part, Fields extends z.ZodRawShape> = {
  [N in keyof All]: All[N] extends Record<P, infer Payload extends z.ZodType>
    ? z.ZodObject<{ namespace: z.ZodLiteral<N>; payload: Payload } & Fields>
    : never;
}[keyof All];

export function byNamespace<P extends Part, Fields extends z.ZodRawShape>(part: P, fields: Fields) {
  const options = Object.entries(all).flatMap(([namespace, parts]: [string, Partial<Record<Part, z.ZodType>>]) => {
    const { [part]: payload } = parts;
    return payload === undefined ? [] : [z.object({ namespace: z.literal(namespace), payload, ...fields })];
  });
  return z.discriminatedUnion("namespace", options as unknown as [Option<P, Fields>, ...Option<P, Fields>[]]);
}

type Refusable = Extract<All[keyof All], { error: z.ZodType }>;

export const refusal = z.union(
  Object.values(all).flatMap((parts) => ("error" in parts ? [parts.error] : [])) as unknown as [
    Refusable["error"],
    ...Refusable["error"][],
  ],
);
export type Refusal = z.infer<typeof refusal>;
