import '@mantine/notifications/styles.css'
import { Notifications } from '@mantine/notifications'

/** What has been done, said for a moment in a corner. */
export const Messages = () => <Notifications position="bottom-right" />
