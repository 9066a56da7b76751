/** Why the system refused, in words. */
export function reasonOf(error: unknown): string {
  const { code, message, syscall } = error as NodeJS.ErrnoException;
  // Our own, which say more than the code.
  if (syscall === undefined) return message;
  if (code === "EACCES" || code === "EPERM") return "permission denied";
  if (code === "ENOENT") return "it does not exist";
  if (code === "ELOOP") return "the link leads to itself";
  if (code === "ENOTDIR") return "it is no folder";
  return code === "EISDIR" ? "it is a folder" : message;
}
