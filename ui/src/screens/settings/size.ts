import { number, t } from "$lib/i18n/index.ts";

/** A file's size in words: "412 kB", "2.1 MB". */
export function size(bytes: number): string {
  return bytes < 1_000_000
    ? t("data-kilobytes", { number: number(Math.max(1, bytes / 1000), 0) })
    : t("data-megabytes", { number: number(bytes / 1_000_000) });
}
