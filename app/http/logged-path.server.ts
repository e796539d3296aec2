/** The path of a request as a log may keep it: whoever reads a link's token there could use the link. */
export function loggedPath(path: string): string {
  return path.replace(/^(\/(?:reset-password|invitations|passes|meetings)\/)[^/]+/, "$1…");
}
