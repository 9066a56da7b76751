import { execFileSync } from "node:child_process";

const ENV = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null" };

/** Runs git in a folder, whatever the machine's own settings; gives what it prints. */
export function git(cwd: string, ...args: string[]): string {
  const settings = ["user.name=Niamh", "user.email=niamh@example.com", "protocol.file.allow=always"].flatMap((one) => ["-c", one]);
  return execFileSync("git", [...settings, ...args], { cwd, env: ENV, stdio: "pipe", encoding: "utf8" });
}
