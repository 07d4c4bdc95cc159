import { t } from "$lib/i18n/index.ts";

export interface NewErrors {
  first?: string;
  second?: string;
}

/** What is not right about a passphrase to be. How it stands up to guessing is no reason to refuse it. */
export function newErrors(first: string, second: string): NewErrors {
  if (first === "") return { first: t("key-empty") };
  return first === second ? {} : { second: t("key-differ") };
}
