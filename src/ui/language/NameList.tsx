import { Name } from "../kit/words/Name";
import type { Times } from "./times";

type Props = {
  names: readonly string[];
  others?: string;
  listed: Times["listed"];
};

/** A name of another script does not turn the sentence around it. */
export function NameList({ names, others, listed }: Props) {
  const words = others === undefined ? names : [...names, others];
  let at = 0;
  return listed(words).map(({ type, value }) => {
    at += 1;
    return type === "element" && value !== others ? <Name key={at}>{value}</Name> : <span key={at}>{value}</span>;
  });
}
