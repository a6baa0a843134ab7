import { ensureDatabase } from './ensure-database'

const database = await ensureDatabase()
await database.stop()
console.log('The database is up to date.')
