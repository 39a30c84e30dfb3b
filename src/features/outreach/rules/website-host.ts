/** 'lmc.example.org' of 'https://www.lmc.example.org/about': by what two entries of one website are known. */
export function websiteHost(address: string | null | undefined): string | null {
  const host = address ? URL.parse(address)?.hostname : null
  return host ? host.replace(/^www\./, '') : null
}
