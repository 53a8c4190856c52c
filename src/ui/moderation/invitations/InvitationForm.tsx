import { type FormEvent, useRef, useState } from "react";
import { INVITE_USES, type Role } from "../../../protocol";
import { trpc } from "../../connection/trpc";
import { useFailure } from "../../connection/use-failure";
import { FormActions } from "../../kit/dialogs/FormActions";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { Select } from "../../kit/forms/Select";
import { TextField } from "../../kit/forms/TextField";
import { Banner } from "../../kit/page/Banner";
import { useTranslation } from "../../language/translation/use-translation";
import { nameFault } from "../../lobby/outside/name-fault";
import { groupsOf } from "../../participants/people";
import { useView } from "../../room/session/RoomSession";
import { GroupsField, type GroupsHandle } from "../groups/GroupsField";
import { EXPIRIES, type Expiry, expiresAt } from "./expiry";

const ROLES: readonly Role[] = ["user", "guest", "moderator"];

type Made = { code: string; url: string };
type Props = { room_id: string; onMade: (made: Made) => void; onCancel: () => void };

export function InvitationForm({ room_id, onMade, onCancel }: Props) {
  const { t } = useTranslation();
  const failure = useFailure();
  const participants = useView((view) => view.control.participants);
  const [label, setLabel] = useState("");
  const [role, setRole] = useState<Role>("user");
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [expiry, setExpiry] = useState<Expiry>("never");
  const [at, setAt] = useState("");
  const [uses, setUses] = useState("");
  const [tried, setTried] = useState(false);
  const field = useRef<GroupsHandle>(null);
  const { invites } = trpc.useUtils();
  const making = trpc.invites.create.useMutation({
    networkMode: "always",
    onSuccess: (made) => {
      void invites.list.invalidate({ room_id });
      onMade(made);
    },
  });

  const labelWrong = nameFault(label) === "wrong";
  const expires_at = expiresAt(expiry, at, new Date());
  const max_uses = uses.trim() === "" ? undefined : Number(uses);
  const usesWrong = max_uses !== undefined && !(Number.isInteger(max_uses) && max_uses >= 1 && max_uses <= INVITE_USES);

  const make = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (making.isPending) return;
    setTried(true);
    const all = field.current ? field.current.all() : groups;
    if (labelWrong || all === undefined || usesWrong || expires_at === "wrong") focusFirstError(event.currentTarget);
    else making.mutate({ room_id, label: label.trim() || undefined, role, groups: [...all], expires_at, max_uses });
  };

  return (
    <form noValidate onSubmit={make} className="grid grid-cols-1 gap-4">
      <TextField
        label={t("moderation.new.label")}
        hint={t("moderation.new.label_hint")}
        placeholder={t("moderation.new.label_example")}
        autoComplete="off"
        maxLength={100}
        value={label}
        error={tried && labelWrong ? t("lobby.name_wrong") : undefined}
        onChange={({ target }) => setLabel(target.value)}
      />
      <Select
        label={t("moderation.new.role")}
        hint={role === "moderator" ? t("moderation.new.moderator_hint") : undefined}
        value={role}
        onValueChange={setRole}
        options={ROLES.map((value) => ({ value, text: t(`kit.role.${value}`) }))}
      />
      <GroupsField
        ref={field}
        groups={groups}
        onChange={setGroups}
        known={groupsOf(Object.values(participants))}
        hint={t("moderation.new.groups_hint")}
      />
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <Select
          label={t("moderation.new.expires")}
          value={expiry}
          onValueChange={setExpiry}
          options={EXPIRIES.map((value) => ({ value, text: t(`moderation.new.expiry.${value}`) }))}
        />
        {expiry === "at" && (
          <TextField
            type="datetime-local"
            label={t("moderation.new.at")}
            value={at}
            error={tried && expires_at === "wrong" ? t("moderation.new.at_wrong") : undefined}
            onChange={({ target }) => setAt(target.value)}
          />
        )}
        <TextField
          label={t("moderation.new.uses")}
          placeholder={t("moderation.new.uses_any")}
          inputMode="numeric"
          maxLength={20}
          autoComplete="off"
          value={uses}
          error={tried && usesWrong ? t("moderation.new.uses_wrong") : undefined}
          onChange={({ target }) => setUses(target.value)}
        />
      </div>
      {making.isError && <Banner tone="bad">{failure(making.error)}</Banner>}
      <FormActions confirm={t("moderation.new.make")} onCancel={onCancel} busy={making.isPending} />
    </form>
  );
}
