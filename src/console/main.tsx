import '@mantine/core/styles.css'
import './console.css'
import { createTheme, DEFAULT_THEME, MantineProvider, type MantineThemeColorsOverride } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode, useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { PAGE_LANGUAGES } from '../words/languages.ts'
import { PRODUCT } from '../words/product.ts'
import { queries } from './asking/use-ask.ts'
import { listed } from './parts/listed.ts'
import { router } from './routes.tsx'
import { usePreferences } from './shell/preferences.ts'
import { printLight } from './shell/printing.ts'
import { nameTitle } from './shell/title.ts'

/** What is written on a light ground of the same colour, dark enough to be read (4.5 : 1). */
const DARKEST = {
  teal: '#05573f',
  green: '#1b5e2a',
  orange: '#963200',
  red: '#9b1c1c',
  blue: '#144a85',
} as const
const readable = Object.fromEntries(
  Object.entries(DARKEST).map(([name, darkest]) => [name, DEFAULT_THEME.colors[name]!.with(9, darkest)]),
) as unknown as MantineThemeColorsOverride

// Dense, for those who have it open all day, in the fonts that are there: nothing is loaded from elsewhere.
const theme = createTheme({
  fontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '18px' },
  headings: { fontFamily: 'inherit', fontWeight: '600' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryShade: { light: 8, dark: 8 },
  autoContrast: true,
  colors: readable,
  components: {
    Select: listed,
    MultiSelect: listed,
    // What stands beside each other stands on one line, whatever is said of it.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
  },
})

function Console() {
  const { language, theme: scheme } = usePreferences()
  useEffect(() => {
    document.documentElement.lang = PAGE_LANGUAGES[language]
    nameTitle(PRODUCT[language])
  }, [language])
  return (
    <MantineProvider
      theme={theme}
      defaultColorScheme="auto"
      {...(scheme !== 'auto' && { forceColorScheme: scheme })}
    >
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}

printLight()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Console />
  </StrictMode>,
)
