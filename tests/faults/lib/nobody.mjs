// Programs run as somebody who owns nothing: root may write anywhere, so as root rights could not be tested.

import { chmod, chown, copyFile, mkdir } from "node:fs/promises";
import { basename, join } from "node:path";
import { discard, folder } from "../../e2e/lib/programs.mjs";

const NOBODY = 65534;

/**
 * A folder `own` for the test (its `data` may lose its rights), the environment of that somebody, copies of programs they
 * can start, and what to start them `through`. Where the tests are
 * not run by root, that is whoever runs them: then rights hold for them, too.
 * @param {import("node:test").TestContext} t
 */
export async function nobody(t, ...programs) {
  const own = await folder();
  t.after(async () => {
    await chmod(join(own, "data"), 0o755).catch(() => undefined);
    await discard(own);
  });
  await chmod(own, 0o755);
  const root = process.getuid() === 0;
  const home = join(own, "home");
  await mkdir(home, { mode: 0o700 });
  const copies = [];
  for (const program of programs) {
    copies.push(join(own, basename(program)));
    await copyFile(program, copies.at(-1));
    await chmod(copies.at(-1), 0o755);
  }
  const env = { HOME: home, DBUS_SESSION_BUS_ADDRESS: "unix:path=/nonexistent/bus" };
  for (const [name, folder] of [["DATA", "share"], ["CONFIG", "config"], ["CACHE", "cache"], ["STATE", "state"]])
    env[`XDG_${name}_HOME`] = join(home, folder);
  if (process.env.XAUTHORITY) {
    env.XAUTHORITY = join(home, "xauthority");
    await copyFile(process.env.XAUTHORITY, env.XAUTHORITY);
    if (root) await chown(env.XAUTHORITY, NOBODY, NOBODY);
  }
  if (root) await chown(home, NOBODY, NOBODY);
  const through = root ? ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups"] : [];
  return { own, env, through, programs: copies };
}
