import { type BadRequest, MAX_CONTENT_BYTES, showsNothing, utf8Length } from "../../protocol";

const SPEECH = new Set(["send_message", "edit"]);

export function contentFault(payload: { readonly action: string; readonly content?: string }): BadRequest | undefined {
  if (payload.content === undefined || !SPEECH.has(payload.action)) return undefined;
  if (showsNothing(payload.content)) return { reason: "empty_content", max_bytes: MAX_CONTENT_BYTES };
  if (utf8Length(payload.content) > MAX_CONTENT_BYTES)
    return { reason: "content_too_long", max_bytes: MAX_CONTENT_BYTES };
  return undefined;
}
