import type * as en from "./en";

/** The keys of all texts, as the page names them: `chat.send`. Listed once, they cost the compiler little. */
type Keys<Texts> = {
  [Key in keyof Texts & string]: Texts[Key] extends string ? Key : `${Key}.${Keys<Texts[Key]>}`;
}[keyof Texts & string];

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "translation";
    keySeparator: false;
    resources: { translation: { readonly [Key in Keys<typeof en>]: string } };
  }
}
