import type { ReactNode } from "react";
import type { Hindrance } from "../client/transport/hindrance";
import { useTranslation } from "../language/translation/use-translation";

export function HindranceText({ hindrance }: { hindrance: Hindrance }) {
  const { t } = useTranslation();
  switch (hindrance.kind) {
    case "elsewhere": {
      const { pathname, search, hash } = location;
      const address = `${hindrance.address}${pathname}${search}${hash}`;
      return (
        <WithLink words={t("session.hindrance.elsewhere")} href={address}>
          <bdi>{address}</bdi>
        </WithLink>
      );
    }
    case "framed":
      return (
        <WithLink words={t("session.hindrance.framed")} href={location.href} target="_blank">
          {t("session.hindrance.in_a_tab")}
        </WithLink>
      );
    case "foreign":
      return <span>{t("session.hindrance.foreign", { origin: location.origin })}</span>;
    case "offline":
    case "unreached":
    case "crowded":
    case "failing":
    case "stranger":
    case "no_socket":
      return <span>{t(`session.hindrance.${hindrance.kind}`)}</span>;
  }
}

type Props = { words: string; href: string; target?: string; children: ReactNode };

function WithLink({ words, href, target, children }: Props) {
  return (
    <>
      <span>{`${words} `}</span>
      <a href={href} target={target} rel="noreferrer" className="underline wrap-anywhere">
        {children}
      </a>
    </>
  );
}
