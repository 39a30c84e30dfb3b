/** A restricted key: it may do what was ticked for it, and nothing more. */
export const isRestrictedKey = (text: string): boolean => /^rk_(live|test)_[A-Za-z0-9]{16,240}$/.test(text)

/** A key that may do everything with the account; nobody should give it away. */
export const isFullKey = (text: string): boolean => text.startsWith('sk_')

export const isSigningSecret = (text: string): boolean => /^whsec_[A-Za-z0-9+/=]{16,240}$/.test(text)

/** False: the card company's own test cards; no money moves. */
export const isLiveKey = (key: string): boolean => key.startsWith('rk_live_')
