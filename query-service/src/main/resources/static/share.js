export function drawShare(root, { state, answers }) {
}
