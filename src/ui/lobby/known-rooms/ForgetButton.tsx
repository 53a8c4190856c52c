import { useRouter } from "next/router";
import { useState } from "react";
import { Button } from "../../kit/buttons/Button";
import { useTranslation } from "../../language/translation/use-translation";
import { useUnsentCounts } from "../../room/session/use-unsent-counts";
import { ForgetQuestion } from "./ForgetQuestion";
import { useForget } from "./use-forget";

export function ForgetButton({ room_id }: { room_id: string }) {
  const { t } = useTranslation();
  const router = useRouter();
  const unsent = useUnsentCounts().get(room_id) ?? 0;
  const [asked, setAsked] = useState<number>();
  const forget = useForget();
  const go = () => {
    forget(room_id);
    void router.push("/");
  };
  return (
    <>
      <Button onClick={() => (unsent > 0 ? setAsked(unsent) : go())}>{t("lobby.forget_gone")}</Button>
      <ForgetQuestion unsent={asked} onForget={go} onClose={() => setAsked(undefined)} />
    </>
  );
}
