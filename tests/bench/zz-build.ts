import { requireProductionBuild } from '../support/production-build'
console.log(await requireProductionBuild())
