import type { Id } from "../../../protocol";
import { Avatar } from "../../kit/avatar/Avatar";
import { Button } from "../../kit/buttons/Button";
import type { Elements } from "../../kit/words/elements";
import { Name } from "../../kit/words/Name";

type Props = {
  id: Id;
  name: string;
  children: Elements;
  lift: string;
  liftThis: string;
  isPossible: boolean;
  onLift: () => void;
};

export function RestrictedPerson({ id, name, children, lift, liftThis, isPossible, onLift }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t border-line py-2.5">
      <Avatar id={id} name={name} />
      <div className="min-w-0 flex-1 basis-40">
        <Name className="block truncate text-base">{name}</Name>
        <span className="block text-xs text-soft wrap-anywhere">{children}</span>
      </div>
      <Button size="small" aria-label={liftThis} aria-disabled={!isPossible} onClick={() => isPossible && onLift()}>
        {lift}
      </Button>
    </li>
  );
}
