import { useTranslation } from "react-i18next";
import { TextField } from "../kit/TextField";

type Props = { value: string; onChange: (name: string) => void; error?: string; autoFocus?: boolean };

/** What one wants to be called. */
export function NameField({ value, onChange, error, autoFocus }: Props) {
  const { t } = useTranslation();
  return (
    <TextField
      label={t("lobby.your_name")}
      hint={t("lobby.your_name_hint")}
      name="name"
      autoComplete="name"
      autoCapitalize="words"
      spellCheck={false}
      maxLength={100}
      required
      autoFocus={autoFocus}
      value={value}
      error={error}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
