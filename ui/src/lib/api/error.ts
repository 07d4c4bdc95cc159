import { has, t, type Args } from "../i18n/index.ts";

/** How an error of the core arrives here: a stable code, and the message that says it in words. */
export interface AppError {
  code: string;
  message_key: string;
  args: Args;
}

export function isAppError(error: unknown): error is AppError {
  return typeof error === "object" && error !== null && "code" in error && "message_key" in error;
}

/** The words for anything a command rejected with. */
export function errorText(error: unknown): string {
  if (isAppError(error) && has(error.message_key)) return t(error.message_key, error.args ?? {});
  console.error(error);
  return t("error-unknown");
}
