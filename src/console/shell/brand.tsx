import { Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { PRODUCT } from '../../words/product.ts'
import { useLanguage } from './preferences.ts'

export function Brand() {
  const language = useLanguage()
  return (
    <Text component={Link} to="/" fw={700} size="lg" c="inherit" td="none" lh={1}>
      {PRODUCT[language]}
    </Text>
  )
}
