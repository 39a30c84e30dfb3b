import { Document } from './document.tsx'
export function Gallery() {
  return <Document title="Gallery">.</Document>
}
