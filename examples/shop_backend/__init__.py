"""A shop backend in small: it maps Medusa's carts to our mutations and plays an order through."""
