/** Every visible word stands in a table, per page and language; components hold none. i18next fills in the values. */
import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";

export type Language = "zh" | "en";

export interface Words<Key extends string> {
  readonly name: string;
  readonly zh: Readonly<Record<Key, string>>;
  readonly en: Readonly<Record<Key, string>>;
}

void i18next.use(initReactI18next).init({
  lng: "zh",
  fallbackLng: "zh",
  resources: {},
  interpolation: { escapeValue: false },
  // Keys are sentences' names, not paths.
  keySeparator: false,
  nsSeparator: false,
  showSupportNotice: false,
} as Parameters<typeof i18next.init>[0]);

/** One table in two languages; the compiler sees that the second has the keys of the first. */
export function defineWords<Table extends Record<string, string>>(
  name: string,
  zh: Table,
  en: Record<keyof Table & string, string>,
): Words<keyof Table & string> {
  i18next.addResourceBundle("zh", name, zh);
  i18next.addResourceBundle("en", name, en);
  return { name, zh, en };
}

type Values = Record<string, string | number>;

export interface Spoken<Key extends string> {
  say: (key: Key, values?: Values) => string;
  language: Language;
  setLanguage: (language: Language) => void;
  /** Picks a label's text in the page's language. */
  pick: (label: { zh: string; en: string }) => string;
}

/** A sentence outside of a component, such as one that is printed. */
export function sayIn<Key extends string>(
  words: Words<Key>,
  language: Language,
  key: Key,
  values: Values = {},
): string {
  return untyped(i18next.t)(key, { ...values, ns: words.name, lng: language });
}

type Translate = (key: string, values: Values) => string;

/** Keys and tables are typed here; the library's own inference over tables that it has not seen is of no use. */
function untyped(translate: unknown): Translate {
  return translate as Translate;
}

export function useWords<Key extends string>(words: Words<Key>): Spoken<Key> {
  const { t, i18n } = useTranslation(words.name);
  const translate = untyped(t);
  const language: Language = i18n.language === "en" ? "en" : "zh";
  return {
    language,
    say: (key, values) => translate(key, values ?? {}),
    pick: (label) => label[language],
    setLanguage: (next) => {
      document.documentElement.lang = next === "zh" ? "zh-CN" : "en";
      void i18n.changeLanguage(next);
    },
  };
}
