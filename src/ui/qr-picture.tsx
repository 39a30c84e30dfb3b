/** A QR code, always dark on light: cameras read no other in the dark theme. */
export function QrPicture({ src, alt }: { src: string; alt: string }) {
  return <img src={src} alt={alt} width="240" height="240" class="mb-4 max-w-full rounded-lg bg-white p-3" />
}
