/** False: the card company's own test cards; no money moves. */
export const isLiveKey = (key: string): boolean => key.startsWith('rk_live_')
