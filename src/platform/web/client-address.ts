import { BlockList, isIP } from 'node:net'

/** The proxies whose word about the client's address is taken. */
export type TrustedProxies = BlockList

/** @param list addresses and networks such as `10.0.0.0/8` */
export function trustProxies(list: readonly string[]): TrustedProxies {
  const trusted = new BlockList()
  for (const entry of list) {
    const [address = '', bits] = entry.split('/')
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4'
    if (bits === undefined) trusted.addAddress(address, family)
    else trusted.addSubnet(address, Number(bits), family)
  }
  return trusted
}

/**
 * Walks X-Forwarded-For from the nearest hop outwards and stops at the first that is no trusted proxy:
 * what lies beyond it anybody may have written.
 */
export function clientAddress(
  peer: string,
  forwardedFor: string | undefined,
  trusted: TrustedProxies,
): string {
  const hops = (forwardedFor ?? '')
    .split(',')
    .map((hop) => hop.trim())
    .filter((hop) => isIP(hop))
  let nearest = plain(peer)
  while (isTrusted(nearest, trusted)) {
    const next = hops.pop()
    if (next === undefined) break
    nearest = plain(next)
  }
  return nearest
}

// A dual-stack socket writes IPv4 peers as ::ffff:127.0.0.1.
const plain = (address: string): string => address.replace(/^::ffff:(?=\d+\.)/, '')

function isTrusted(address: string, trusted: TrustedProxies): boolean {
  const family = isIP(address)
  return family !== 0 && trusted.check(address, family === 6 ? 'ipv6' : 'ipv4')
}
