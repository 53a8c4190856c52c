import { type FormEvent, useId, useRef, useState } from "react";
import { type Command, givenAmong, type Participant } from "../../../protocol";
import { Dialog } from "../../kit/dialogs/Dialog";
import { FormActions } from "../../kit/dialogs/FormActions";
import { useToast } from "../../kit/dialogs/Toasts";
import { focusFirstError } from "../../kit/forms/focus-first-error";
import { Switch } from "../../kit/forms/Switch";
import { Banner } from "../../kit/page/Banner";
import { Name } from "../../kit/words/Name";
import { useTranslation } from "../../language/translation/use-translation";
import { groupsOf } from "../../participants/people";
import { useView } from "../../room/session/RoomSession";
import { useCommand } from "../../room/session/use-command";
import { GroupsField, type GroupsHandle } from "../groups/GroupsField";

export function ChangePerson({ person, onClose }: { person: Participant; onClose: () => void }) {
  const { t } = useTranslation();
  const toast = useToast();
  const labelId = useId();
  const { control, chat } = person.module_data;
  const name = control.display_name;
  const participants = useView((view) => view.control.participants);
  const isSelf = useView((view) => view.self.id === person.id);
  const { run, busy, connected } = useCommand();
  const [moderates, setModerates] = useState(control.role === "moderator");
  const [groups, setGroups] = useState<readonly string[]>(givenAmong(chat.groups));
  const field = useRef<GroupsHandle>(null);

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy || !connected) return;
    const all = field.current ? field.current.all() : groups;
    if (all === undefined) {
      focusFirstError(event.currentTarget);
      return;
    }
    const commands = commandsFor(person, moderates, all);
    for (const command of commands) {
      const outcome = await run(command);
      if (outcome !== "done" && outcome !== "nothing_to_do") return;
    }
    if (commands.length > 0) toast(t("moderation.change.saved", { name }), "good", wayBack(all));
    onClose();
  };

  /** Moderators who took their own role cannot give it back. */
  const wayBack = (all: readonly string[]) => {
    if (isSelf && !moderates) return undefined;
    const after = withRights(person, { moderates, groups: all });
    const back = commandsFor(after, control.role === "moderator", givenAmong(chat.groups));
    const undo = async () => {
      for (const command of back) await run(command);
    };
    const said = t("moderation.change.undo", { name });
    return { label: t("kit.undo"), name: said, about: `change ${person.id}`, run: () => void undo() };
  };

  return (
    <Dialog open onOpenChange={onClose} title={<Name>{name}</Name>}>
      <form onSubmit={save} className="grid grid-cols-1 gap-5">
        {control.is_room_owner ? (
          <Banner tone="info">{t("moderation.change.owner")}</Banner>
        ) : (
          <div className="flex items-start justify-between gap-4">
            <div className="min-w-0">
              <span id={labelId} className="text-sm font-medium">
                {t("moderation.change.moderates")}
              </span>
              <p className="text-xs text-soft">{t("moderation.change.moderates_hint")}</p>
            </div>
            <Switch aria-labelledby={labelId} checked={moderates} onCheckedChange={setModerates} />
          </div>
        )}
        {isSelf && control.role === "moderator" && !moderates && (
          <Banner tone="warn">{t("moderation.change.demotes_self")}</Banner>
        )}
        <GroupsField
          ref={field}
          groups={groups}
          onChange={setGroups}
          known={groupsOf(Object.values(participants))}
          hint={t("moderation.change.groups_hint")}
        />
        <FormActions
          confirm={t("moderation.change.save")}
          onCancel={onClose}
          busy={busy}
          offline={connected ? undefined : t("moderation.offline")}
        />
      </form>
    </Dialog>
  );
}

function withRights(person: Participant, { moderates, groups }: { moderates: boolean; groups: readonly string[] }) {
  const { control, chat } = person.module_data;
  const before = control.role === "moderator" ? ("user" as const) : control.role;
  const role = control.is_room_owner || moderates ? ("moderator" as const) : before;
  return { ...person, module_data: { control: { ...control, role }, chat: { ...chat, groups: [...groups] } } };
}

/** Groups come first: moderators who demote themselves can command nothing after. */
function commandsFor(person: Participant, moderates: boolean, groups: readonly string[]): Command[] {
  const { control, chat } = person.module_data;
  const commands: Command[] = [];
  const before = givenAmong(chat.groups);
  if (groups.length !== before.length || groups.some((it) => !before.includes(it)))
    commands.push({ namespace: "control", payload: { action: "set_groups", target: person.id, groups: [...groups] } });
  if (!control.is_room_owner && moderates !== (control.role === "moderator")) {
    const action = moderates ? "grant_moderator_role" : "revoke_moderator_role";
    commands.push({ namespace: "control", payload: { action, target: person.id } });
  }
  return commands;
}
