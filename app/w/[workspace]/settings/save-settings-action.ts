'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '@/lib/access/action'
import { saveSettings } from '@/lib/access/settings/save-settings'
import { settingsSchema } from '@/lib/access/settings/settings-schema'

export const saveSettingsAction = action(
  { right: 'manage-settings', schema: z.object({ settings: settingsSchema, mayShorten: z.boolean() }) },
  async (scope, { settings, mayShorten }) => {
    await saveSettings(scope, settings, { mayShorten })
    refresh()
    return {}
  },
)
