/** d3, as one module: the file that it comes in leaves it in the global scope. */

import '../webjars/d3/dist/d3.min.js';

export default globalThis.d3;
