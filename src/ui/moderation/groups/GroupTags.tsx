import { Tag } from "../../kit/words/Tag";

export function GroupTags({ groups }: { groups: readonly string[] }) {
  if (groups.length === 0) return null;
  return (
    <span className="flex flex-wrap gap-1">
      {groups.map((group) => (
        <Tag key={group} isName>
          {group}
        </Tag>
      ))}
    </span>
  );
}
