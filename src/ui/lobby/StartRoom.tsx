import { useRouter } from "next/router";
import { type FormEvent, useState } from "react";
import { badRequestOf } from "../client/transport/connection";
import { isLasting } from "../client/transport/hindrance";
import { StillTrying } from "../connection/StillTrying";
import { trpc } from "../connection/trpc";
import { useFailure } from "../connection/use-failure";
import { useStanding } from "../connection/use-standing";
import { Button } from "../kit/buttons/Button";
import { focusFirstError } from "../kit/forms/focus-first-error";
import { TextField } from "../kit/forms/TextField";
import { Banner } from "../kit/page/Banner";
import { Card } from "../kit/page/Card";
import { useOverdue } from "../kit/page/use-overdue";
import { useTranslation } from "../language/translation/use-translation";
import { ownName, rememberRoom } from "./known-rooms/known-rooms";
import { NameField } from "./outside/NameField";
import { nameFault } from "./outside/name-fault";

export function StartRoom() {
  const { t } = useTranslation();
  const router = useRouter();
  const failure = useFailure();
  const [title, setTitle] = useState("");
  const [name, setName] = useState(ownName);
  const [tried, setTried] = useState(false);
  const room = trpc.rooms.create.useMutation({
    networkMode: "always",
    onSuccess: ({ room_id, title, invites }) => {
      rememberRoom({ room_id, title, display_name: name.trim(), share: invites.user });
      void router.push(`/rooms/${room_id}`);
    },
  });
  const wrong = { title: tried ? nameFault(title) : undefined, name: tried ? nameFault(name) : undefined };
  const overdue = useOverdue(room.isPending);
  const { hindrance } = useStanding();

  const start = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (room.isPending || room.isSuccess) return;
    setTried(true);
    if (!nameFault(title) && !nameFault(name)) room.mutate({ title: title.trim() });
    else focusFirstError(event.currentTarget);
  };

  if (badRequestOf(room.error)?.reason === "room_creation_closed")
    return (
      <Card title={t("lobby.start_title")} className="grid gap-3">
        <Banner tone="warn">{failure(room.error)}</Banner>
      </Card>
    );
  return (
    <Card title={t("lobby.start_title")}>
      <form noValidate onSubmit={start} className="mt-3 grid grid-cols-1 gap-4">
        <TextField
          label={t("lobby.room_name")}
          placeholder={t("lobby.room_name_example")}
          name="room"
          autoComplete="off"
          maxLength={100}
          required
          value={title}
          error={wrong.title && t(wrong.title === "missing" ? "lobby.room_name_missing" : "lobby.name_wrong")}
          onChange={({ target }) => setTitle(target.value)}
        />
        <NameField value={name} onChange={setName} fault={wrong.name} />
        {(overdue || (room.isPending && hindrance && isLasting(hindrance))) && (
          <Banner tone="warn">
            <StillTrying />
          </Banner>
        )}
        {room.isError && <Banner tone="bad">{failure(room.error)}</Banner>}
        <Button type="submit" variant="primary" busy={room.isPending || room.isSuccess}>
          {t("lobby.start")}
        </Button>
      </form>
    </Card>
  );
}
