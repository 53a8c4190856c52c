import { EmojiPicker } from "frimousse";
import { useTranslation } from "react-i18next";
import { FIELD_LOOK } from "../kit/Field";
import { Spinner } from "../kit/Spinner";
import { useLanguage } from "../language/use-language";
import { emojiIn } from "./emoji";

const COLUMNS = 8;

/** All emoji, by kind, with a search; the arrow keys go through them. */
export default function EmojiPanel({ onChoose }: { onChoose: (emoji: string) => void }) {
  const { t } = useTranslation();
  const [language] = useLanguage();
  return (
    <EmojiPicker.Root
      locale={language}
      columns={COLUMNS}
      resolveEmojiData={emojiIn}
      onEmojiSelect={({ emoji }) => onChoose(emoji)}
      className="flex h-full flex-col"
    >
      <div className="p-2">
        <EmojiPicker.Search
          aria-label={t("chat.find_emoji")}
          placeholder={t("chat.find_emoji")}
          className={FIELD_LOOK}
        />
      </div>
      <EmojiPicker.Viewport tabIndex={0} className="relative min-h-0 flex-1 outline-none">
        <EmojiPicker.Loading className="absolute inset-0 grid place-items-center text-faint">
          <Spinner label={t("kit.loading")} />
        </EmojiPicker.Loading>
        <EmojiPicker.Empty className="absolute inset-0 grid place-items-center text-sm text-soft">
          {t("chat.no_emoji")}
        </EmojiPicker.Empty>
        <EmojiPicker.List className="px-2 pb-2 select-none" components={PARTS} />
      </EmojiPicker.Viewport>
    </EmojiPicker.Root>
  );
}

const PARTS: React.ComponentProps<typeof EmojiPicker.List>["components"] = {
  CategoryHeader: ({ category, ...rest }) => (
    <div {...rest} className="bg-raise px-1 py-1 text-xs font-semibold text-faint">
      {category.label}
    </div>
  ),
  Row: (row) => <div {...countedFromOne(row)} className="flex scroll-my-1" />,
  Emoji: ({ emoji, ...rest }) => (
    <button
      type="button"
      {...countedFromOne(rest)}
      className="grid size-9 place-items-center rounded-md text-xl data-[active]:bg-side data-[active]:outline-2 data-[active]:-outline-offset-2 data-[active]:outline-edge"
    >
      {emoji.emoji}
    </button>
  ),
};

/** ARIA counts rows and columns from 1. */
function countedFromOne<Props extends React.AriaAttributes>(props: Props): Props {
  const { "aria-rowindex": row, "aria-colindex": column } = props;
  return {
    ...props,
    ...(row !== undefined && { "aria-rowindex": row + 1 }),
    ...(column !== undefined && { "aria-colindex": column + 1 }),
  };
}
