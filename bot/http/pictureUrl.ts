/**
 * Which pictures may be shown, and where they are. Catalogues are untrusted: a picture's address comes from a feed.
 *
 * In   the product's imageUrl; `baseUrl` the origin under which we are reached; `imageHosts` of the configuration.
 * Out  an absolute address: a path of ours ('/pictures/...') on `baseUrl`, or an https address of an allowed host;
 *      null for everything else (other schemes, hosts, credentials or ports in the address).
 */
export function pictureUrl(
  imageUrl: string | null,
  options: { readonly baseUrl: string; readonly imageHosts: readonly string[] },
): string | null {
  if (imageUrl === null) return null
  if (/^\/pictures\/[^/\\]+$/.test(imageUrl)) return `${options.baseUrl}${imageUrl}`
  const url = URL.canParse(imageUrl) ? new URL(imageUrl) : null
  if (url === null || url.protocol !== 'https:') return null
  if (url.username !== '' || url.password !== '' || url.port !== '') return null
  return options.imageHosts.some((pattern) => hostMatches(url.hostname, pattern)) ? url.href : null
}

/** `*.shop.example` holds the hosts below shop.example, not shop.example itself: as in a content security policy. */
function hostMatches(host: string, pattern: string): boolean {
  if (pattern === '*') return true
  return pattern.startsWith('*.') ? host.endsWith(pattern.slice(1)) : host === pattern
}
