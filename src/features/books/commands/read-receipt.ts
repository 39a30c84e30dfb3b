import { fileTypeFromBuffer } from 'file-type'
import { type Refusal, refuse } from '../../../shared/refusal.ts'
import { RECEIPT_MOST_BYTES, type ReceiptType, receiptTypes } from '../rules/expense.ts'
import type { Receipt } from './expenses.ts'

/**
 * What a file is, by what is in it: its name and what the browser says of it are not asked.
 * @returns null where no file was chosen
 */
export async function readReceipt(
  bytes: Uint8Array,
): Promise<Receipt | null | Refusal<'receipt-too-large' | 'receipt-unknown'>> {
  if (bytes.length === 0) return null
  if (bytes.length > RECEIPT_MOST_BYTES) return refuse('receipt-too-large')
  const type = await fileTypeFromBuffer(bytes).catch(() => undefined)
  const mediaType = receiptTypes.find((known): known is ReceiptType => known === type?.mime)
  return mediaType ? { mediaType, bytes } : refuse('receipt-unknown')
}
