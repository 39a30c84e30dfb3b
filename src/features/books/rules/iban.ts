/** Whether its check digits are right (ISO 13616: the number modulo 97 is 1). Spaces are as people write them. */
export function isIban(text: string): boolean {
  const iban = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false
  const digits = `${iban.slice(4)}${iban.slice(0, 4)}`.replaceAll(/[A-Z]/g, (letter) =>
    (letter.charCodeAt(0) - 55).toString(),
  )
  return BigInt(digits) % 97n === 1n
}
