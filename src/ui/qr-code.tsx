import { QUIET, qrModules, qrPath } from './qr-modules.ts'

interface QrCodeProps {
  /** Where it leads, or whatever else it says. */
  text: string
  /** What it is, for whoever does not see it. */
  label: string
}

/** A QR code, dark on white by night, too: that is how every telephone reads it. */
export function QrCode({ text, label }: QrCodeProps) {
  const modules = qrModules(text)
  const size = modules.length + 2 * QUIET
  return (
    <svg viewBox={`${-QUIET} ${-QUIET} ${size} ${size}`} role="img" aria-label={label} class="qr-code">
      <rect x={-QUIET} y={-QUIET} width={size} height={size} fill="#fff" />
      <path d={qrPath(modules)} fill="#000" shape-rendering="crispEdges" />
    </svg>
  )
}
