import '@mantine/core/styles.css'
import '@mantine/spotlight/styles.css'
import '@mantine/notifications/styles.css'
import './console.css'
import { createTheme, MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { PAGE_LANGUAGES } from '../words/languages.ts'
import { PRODUCT } from '../words/product.ts'
import { queries } from './asking/use-ask.ts'
import { router } from './routes.tsx'
import { usePreferences } from './shell/preferences.ts'

// Dense, for those who have it open all day, in the fonts that are there: nothing is loaded from elsewhere.
const theme = createTheme({
  fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryShade: { light: 7, dark: 7 },
  autoContrast: true,
})

function Console() {
  const { language, theme: scheme } = usePreferences()
  useEffect(() => {
    document.documentElement.lang = PAGE_LANGUAGES[language]
    document.title = PRODUCT[language]
  }, [language])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(scheme !== 'auto' && { forceColorScheme: scheme })}
    >
      <QueryClientProvider client={queries}>
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
