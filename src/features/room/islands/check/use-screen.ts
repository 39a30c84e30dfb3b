import { useEffect, useState } from 'preact/hooks'
import { isMobileBrowser } from '../../rules/check/browser-kind.ts'
import { type ScreenVerdict, screenVerdict } from '../../rules/check/screen.ts'

export function useScreen(): ScreenVerdict {
  const look = () =>
    screenVerdict({
      width: window.innerWidth,
      height: window.innerHeight,
      screenWidth: window.screen.width,
      screenHeight: window.screen.height,
      touchOnly:
        matchMedia('(hover: none) and (pointer: coarse)').matches || isMobileBrowser(navigator.userAgent),
    })
  const [verdict, setVerdict] = useState<ScreenVerdict>(look)
  useEffect(() => {
    const again = () => setVerdict(look())
    addEventListener('resize', again)
    return () => removeEventListener('resize', again)
  }, [])
  return verdict
}
